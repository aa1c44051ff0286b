//! How a row becomes columns and comes back: values, cells, and the macros that define ids, codes and rows.

use super::time::{Date, Time};

/// What a column of the file can hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
}

/// Values by column name.
pub type Cells = Vec<(&'static str, Value)>;

/// A type that fits one column.
pub trait Cell: Sized {
    /// The table whose `id` this column holds, if it refers to one.
    const REFERS: Option<&'static str> = None;
    fn value(&self) -> Value;
    /// `None` when the value is not one this type could have written.
    fn read(value: Value) -> Option<Self>;
}

/// A column as the code knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    /// The table whose `id` it holds.
    pub refers: Option<&'static str>,
}

/// A table as the code knows it; its first column is `id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableSpec {
    pub name: &'static str,
    pub columns: &'static [Column],
}

impl TableSpec {
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

/// One row of one table.
pub trait Row: Clone + PartialEq + Sized {
    type Id: Copy + Ord + Into<i64> + From<i64>;
    const SPEC: TableSpec;
    fn id(&self) -> Self::Id;
    /// One value per column of `SPEC`, in its order.
    fn values(&self) -> Vec<Value>;
    fn from_values(values: Vec<Value>) -> Option<Self>;
}

impl Cell for i64 {
    fn value(&self) -> Value {
        Value::Int(*self)
    }
    fn read(value: Value) -> Option<i64> {
        match value {
            Value::Int(n) => Some(n),
            Value::Null | Value::Text(_) => None,
        }
    }
}

impl Cell for bool {
    fn value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
    fn read(value: Value) -> Option<bool> {
        match value {
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            _ => None,
        }
    }
}

impl Cell for String {
    fn value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn read(value: Value) -> Option<String> {
        match value {
            Value::Text(text) => Some(text),
            Value::Null | Value::Int(_) => None,
        }
    }
}

impl Cell for Time {
    fn value(&self) -> Value {
        Value::Text(self.to_rfc3339())
    }
    fn read(value: Value) -> Option<Time> {
        Time::parse(&String::read(value)?)
    }
}

impl Cell for Date {
    fn value(&self) -> Value {
        Value::Text(self.format("%Y-%m-%d").to_string())
    }
    fn read(value: Value) -> Option<Date> {
        Date::parse_from_str(&String::read(value)?, "%Y-%m-%d").ok()
    }
}

impl<C: Cell> Cell for Option<C> {
    const REFERS: Option<&'static str> = C::REFERS;
    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Cell::value)
    }
    fn read(value: Value) -> Option<Option<C>> {
        match value {
            Value::Null => Some(None),
            value => C::read(value).map(Some),
        }
    }
}

/// A newtype per table's id.
macro_rules! ids {
    ($($name:ident of $table:literal),* $(,)?) => {$(
        #[doc = concat!("The `id` of a row of `", $table, "`.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
        impl From<i64> for $name {
            fn from(id: i64) -> $name { $name(id) }
        }
        impl From<$name> for i64 {
            fn from(id: $name) -> i64 { id.0 }
        }
        impl $crate::domain::value::Cell for $name {
            const REFERS: Option<&'static str> = Some($table);
            fn value(&self) -> $crate::domain::value::Value { $crate::domain::value::Value::Int(self.0) }
            fn read(value: $crate::domain::value::Value) -> Option<$name> { i64::read(value).map($name) }
        }
    )*};
}

/// An enum whose values are stable words in the file and in JSON.
macro_rules! codes {
    ($($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $code)] $variant),* }
        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            /// The word in the file and in JSON.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }
            pub fn from_code(code: &str) -> Option<$name> {
                match code { $($code => Some($name::$variant),)* _ => None }
            }
        }
        impl $crate::domain::value::Cell for $name {
            fn value(&self) -> $crate::domain::value::Value { $crate::domain::value::Value::Text(self.code().to_owned()) }
            fn read(value: $crate::domain::value::Value) -> Option<$name> { $name::from_code(&String::read(value)?) }
        }
    )*};
}

/// A row: its struct, and its table.
macro_rules! row {
    ($(#[$meta:meta])* $name:ident($id:ident) in $table:literal { $($(#[$fmeta:meta])* $field:ident: $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name { pub id: $id, $($(#[$fmeta])* pub $field: $ty),* }
        impl $crate::domain::value::Row for $name {
            type Id = $id;
            const SPEC: $crate::domain::value::TableSpec = $crate::domain::value::TableSpec {
                name: $table,
                columns: &[
                    $crate::domain::value::Column { name: "id", refers: None },
                    $($crate::domain::value::Column {
                        name: stringify!($field), refers: <$ty as $crate::domain::value::Cell>::REFERS
                    }),*
                ],
            };
            fn id(&self) -> $id { self.id }
            fn values(&self) -> Vec<$crate::domain::value::Value> {
                use $crate::domain::value::Cell;
                vec![self.id.value(), $(self.$field.value()),*]
            }
            fn from_values(values: Vec<$crate::domain::value::Value>) -> Option<$name> {
                use $crate::domain::value::Cell;
                let mut values = values.into_iter();
                Some($name { id: $id::read(values.next()?)?, $($field: <$ty as Cell>::read(values.next()?)?),* })
            }
        }
    };
}
pub(crate) use {codes, ids, row};
