//! The one who writes a meeting between two commands: by the rules, through the store, as the console does.

use crate::place::Place;
use thuky::domain::{Deed, Meeting, MeetingId, Ruling, Step, Time};
use thuky::store::{Batch, Store};

pub struct Secretary {
    store: Store,
    pub meeting: Meeting,
    now: Time,
}

impl Secretary {
    /// At the first meeting of the file, a quarter of an hour after the sample meeting stands.
    pub fn at(place: &Place) -> Secretary {
        let now = Time::parse("2025-05-24T16:24:00+07:00").unwrap();
        let store = Store::open(&place.file, now).unwrap();
        let id: MeetingId = store.read().meetings().unwrap()[0].id;
        let meeting = store.read().load(id).unwrap().unwrap().meeting;
        Secretary { store, meeting, now }
    }
    /// One step a minute.
    pub fn does(&mut self, rule: impl for<'m> Fn(&'m Meeting, Time) -> Ruling<'m>) {
        self.now = self.now.plus_seconds(60);
        let (deed, changes) = rule(&self.meeting, self.now).unwrap().finish();
        assert_eq!(self.meeting.may(deed), Ok(()));
        let step = Step { n: self.store.last_step() + 1, at: self.now, deed, changes, undoes: None };
        self.store
            .write(&Batch { meeting: self.meeting.id(), steps: std::slice::from_ref(&step), draft: None }, "thuky")
            .unwrap();
        self.meeting.apply(&step);
        assert!(deed != Deed::Lock || self.meeting.locked().is_some());
    }
    pub fn closes(&mut self) {
        self.does(|meeting, now| meeting.close(now, true));
    }
    pub fn locks(&mut self) {
        let (step, head) = (self.store.last_step(), self.store.read().head().unwrap());
        self.does(|meeting, now| meeting.lock(step, &head, now));
    }
    pub fn leaves(self) {
        self.store.close().unwrap();
    }
}

impl Place {
    /// With the sample meeting closed and its minutes locked: 25 minutes past four.
    pub fn locked() -> Place {
        let place = Place::with_meeting();
        let mut secretary = Secretary::at(&place);
        secretary.closes();
        secretary.locks();
        secretary.leaves();
        place
    }
}
