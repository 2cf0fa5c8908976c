//! What is answered to the questions of an editor, by their methods.

mod actions;
mod asked;
mod completion;
mod hints;
mod hover;
mod links;
mod names;
mod outline;
mod preview;

use super::state::State;
use lsp_server::ErrorCode;
use lsp_types::DocumentDiagnosticParams;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use waml::text::Phrase;

/// Why a question has no answer.
pub(super) struct Refused {
    pub(super) code: ErrorCode,
    pub(super) why: String,
}

type Answer = Result<Value, Refused>;

/// Answers a question.
pub(super) fn answer(state: &mut State, method: &str, params: Value) -> Answer {
    match method {
        "textDocument/diagnostic" => given(&findings(state, &read(params)?)),
        "textDocument/codeAction" => given(&actions::actions(state, &read(params)?)),
        "textDocument/completion" => given(&completion::offers(state, &read(params)?)),
        "textDocument/hover" => given(&hover::hover(state, &read(params)?)),
        "textDocument/definition" => given(&names::definition(state, &read(params)?)),
        "textDocument/references" => given(&names::references(state, &read(params)?)),
        "textDocument/prepareRename" => given(&names::renamable(state, &read(params)?)),
        "textDocument/rename" => names::rename(state, &read(params)?),
        "textDocument/documentSymbol" => given(&outline::symbols(state, &read(params)?)),
        "textDocument/foldingRange" => given(&outline::folds(state, &read(params)?)),
        "textDocument/inlayHint" => given(&hints::hints(state, &read(params)?)),
        "textDocument/documentLink" => given(&links::links(state, &read(params)?)),
        "workspace/executeCommand" => command(state, read(params)?),
        _ => Err(Refused { code: ErrorCode::MethodNotFound, why: method.to_owned() }),
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refused> {
    serde_json::from_value(params).map_err(|error| Refused { code: ErrorCode::InvalidParams, why: error.to_string() })
}

fn given(result: &impl Serialize) -> Answer {
    serde_json::to_value(result).map_err(|error| Refused { code: ErrorCode::InternalError, why: error.to_string() })
}

/// A refusal in the words of the editor's language.
fn refused(state: &State, why: &Phrase) -> Refused {
    Refused { code: ErrorCode::RequestFailed, why: why.say(state.wishes.language).to_owned() }
}

/// The findings of an open file.
fn findings(state: &mut State, params: &DocumentDiagnosticParams) -> Value {
    json!({"kind": "full", "items": state.found(&params.text_document.uri)})
}

fn command(state: &mut State, params: lsp_types::ExecuteCommandParams) -> Answer {
    match params.command.as_str() {
        super::capabilities::PREVIEW => preview::page(state, params.arguments),
        super::capabilities::REASON => {
            let [place] = arguments(params.arguments)?;
            show(state, place)
        }
        other => Err(Refused { code: ErrorCode::InvalidParams, why: format!("no command is called {other}") }),
    }
}

/// As many arguments as a command has; those that are not given are null.
fn arguments<const N: usize>(given: Vec<Value>) -> Result<[Value; N], Refused> {
    if given.len() > N {
        return Err(Refused { code: ErrorCode::InvalidParams, why: format!("{} arguments, at most {N}", given.len()) });
    }
    let mut given = given.into_iter();
    Ok(std::array::from_fn(|_| given.next().unwrap_or_default()))
}

/// Has the editor show a place in a text, and select it.
fn show(state: &mut State, place: Value) -> Answer {
    let location: lsp_types::Location = read(place)?;
    let shown = json!({"uri": location.uri, "takeFocus": true, "selection": location.range});
    // Where nothing can be written any more, the session ends by itself.
    let _ = state.ask("window/showDocument", shown);
    Ok(Value::Null)
}
