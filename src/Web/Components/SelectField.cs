using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Paseban.Web.Components;

/// <summary>A choice among many: a list that opens.</summary>
[HtmlTargetElement("select-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectField : Field
{
    public required IReadOnlyList<Choice> Choices { get; set; }

    /// <summary>The words of the empty choice; null when one is always chosen.</summary>
    public string? Empty { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Begin(output);
        LabelOf(output.Content);
        Words(output.Content);
        var select = new TagBuilder("select");
        select.AddCssClass("govuk-select" + (Errors.Count > 0 ? " govuk-select--error" : ""));
        (select.Attributes["id"], select.Attributes["name"]) = (Id, Name);
        if (DescribedBy.Length > 0) select.Attributes["aria-describedby"] = DescribedBy;
        Mark(select);
        if (Empty is not null) select.InnerHtml.AppendHtml(Element("option", Empty, ("value", "")));
        foreach (var choice in Choices)
        {
            select.InnerHtml.AppendHtml(Element(
                "option", choice.Text, ("value", choice.Value), ("selected", choice.Value == Value ? "selected" : null)));
        }
        output.Content.AppendHtml(select);
    }
}
