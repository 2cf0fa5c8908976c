//! Templates that need more than this API documents.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::call::{Call, at};
use crate::rules::subject::Given;
use crate::templates::{Demand, Undocumented};
use crate::text::phrase::say;
use crate::text::wording::joined;
use crate::text::{Phrase, Words};

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "template/needs-undocumented",
    phase: Phase::Call,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a template that needs more than this API can give", "模板需要本接口无法提供的内容"),
    why: Words::new(
        "Meta demands a value that the document of this API shows no way to give, so the call is refused whatever it holds. Use a template without that part.",
        "Meta 要求填写的内容在 API 文档中没有对应的写法，因此无论怎样填写都会被拒绝。改用不含该部分的模板。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[100, 131008, 132012],
};

pub(crate) const CHECK: Check = Check::Call(check);

fn check(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    let Some(approved) = call.parts() else { return };
    let unmet = |demand: &Demand| match *demand {
        // Where the call gives it, that it is not documented is told there.
        Demand::Url(index) => !demand.is_met(call.beyond) && !gives_url(call, index),
        _ => true,
    };
    let demands: Vec<_> = approved.demands().into_iter().filter(unmet).collect();
    let Some(first) = demands.first() else { return };
    let said: Vec<_> = demands.iter().map(|demand| named(*demand)).collect();
    let (what, list) = (call.what(), joined(said.iter()));
    let message = say!(
        "{what} needs what this API cannot give: {list}", "{what} 需要本接口无法提供的内容：{list}"; what, list
    );
    let place = match *first {
        Demand::Header(_) => approved.header_place.as_ref(),
        Demand::Url(index) | Demand::Button(_, index) => Some(&approved.buttons[index].place),
        Demand::Carousel | Demand::OfferEnd => None,
    };
    found
        .push(call.finding(&RULE, at("name"), message, place, say!("asked for here", "此处要求")).help(help(&demands)));
}

fn gives_url(call: &Call<'_>, index: usize) -> bool {
    let url = Some(Given::Beyond(Undocumented::UrlButton));
    (0..call.template.buttons()).any(|at| call.template.index(at) as usize == index && call.template.given(at) == url)
}

/// What to do about it; the end of an address is what some gateways forward.
fn help(demands: &[Demand]) -> Phrase {
    if demands.iter().all(|demand| matches!(demand, Demand::Url(_))) {
        let word = Undocumented::UrlButton.word();
        return say!(
            "call a template without that part, or, if your gateway forwards it to Meta, write `undocumented = [\"{word}\"]` into waml.toml or give the option of that name",
            "改用不含该部分的模板；如果网关会把它转发给 Meta，在 waml.toml 中写 `undocumented = [\"{word}\"]` 或使用同名选项"
        );
    }
    Words::new("call a template without that part", "改用不含该部分的模板").into()
}

fn named(demand: Demand) -> Phrase {
    match demand {
        Demand::Header(format) => say!("a header of the format `{format}`", "格式为 `{format}` 的标头"),
        Demand::Url(index) => {
            say!("the end of the address of the button at index {index}", "索引 {index} 的按钮的网址结尾")
        }
        Demand::Button(word, index) => {
            say!("what the `{word}` button at index {index} shows", "索引 {index} 的 `{word}` 按钮的内容")
        }
        Demand::Carousel => say!("the cards of its carousel", "轮播的图卡"),
        Demand::OfferEnd => say!("when its offer ends", "优惠的结束时间"),
    }
}
