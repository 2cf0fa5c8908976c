//! Approved templates: what a call of each must give.
//!
//! A template message names a template that Meta approved, and fills its gaps. Whether it fits, only the approved
//! definition tells. A [`Catalogue`] holds definitions, read from what INCS or Meta answers; a
//! [`Compiler`](crate::Compiler) or [`Gate`](crate::gate::Gate) that was given one holds every call against it.
//!
//! What is not known is never judged: without a catalogue no rule about it is asked, and a part that this library does
//! not know is left alone.
//!
//! ```
//! use waml::message::{Message, Template};
//! use waml::{Compiler, templates::Catalogue};
//!
//! let catalogue = Catalogue::read(
//!     r#"{"data": [{"name": "order_packed", "language": "en", "status": "APPROVED", "components": [
//!         {"type": "BODY", "text": "Hello {{1}}, order {{2}} is packed."}
//!     ]}]}"#,
//! )?;
//! let compiler = Compiler::new().templates(&catalogue);
//! let call = Template::new("order_packed").parameter("Wei");
//! let report = compiler.check(Message::to("85290000001", call.clone())).unwrap_err();
//! assert_eq!(report.findings[0].code, "template/body-count");
//! compiler.check(Message::to("85290000001", call.parameter("1042")))?;
//! # Ok::<(), waml::Report>(())
//! ```

mod approved;
mod catalogue;
mod day;
mod needs;
mod places;
mod skeleton;
mod undocumented;

pub use approved::{Approved, ApprovedButton, ApprovedHeader, ButtonKind, Demand};
pub use catalogue::Catalogue;
pub(crate) use needs::CallNeeds;
#[cfg(feature = "preview")]
pub(crate) use places::GapPiece;
pub use places::Gaps;
pub use undocumented::{Beyond, Undocumented};
