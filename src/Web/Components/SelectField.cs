using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Paseban.Web.Components;

/// <summary>
/// A choice among many: a list that opens. Where the property is a list, there is one for each that it holds and room for some more.
/// </summary>
[HtmlTargetElement("select-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectField : Field
{
    private const int Room = 2;

    public required IReadOnlyList<Choice> Choices { get; set; }

    /// <summary>The words of the empty choice; null when one is always chosen.</summary>
    public string? Empty { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Begin(output);
        if (For.ModelExplorer.ModelType.IsAssignableTo(typeof(IEnumerable<string>)))
        {
            output.Content.AppendHtml(Several([.. (For.Model as IEnumerable<string> ?? []).Where(value => !string.IsNullOrEmpty(value))]));
            return;
        }
        LabelOf(output.Content);
        Words(output.Content);
        var select = Select(Id, Value);
        if (DescribedBy.Length > 0) select.Attributes["aria-describedby"] = DescribedBy;
        output.Content.AppendHtml(select);
    }

    private TagBuilder Several(IReadOnlyList<string> values)
    {
        var fieldset = Fieldset();
        foreach (var (i, value) in values.Concat(Enumerable.Repeat("", Room)).Index())
        {
            // The first has the field's own id, so that the summary of errors leads to it.
            var select = Select(i == 0 ? Id : $"{Id}-{i + 1}", value);
            select.Attributes["aria-label"] = $"{Label} {i + 1}";
            fieldset.InnerHtml.AppendHtml(Wrap("div", "govuk-form-group", select));
        }
        return fieldset;
    }

    private TagBuilder Select(string id, string chosen)
    {
        var select = new TagBuilder("select");
        select.AddCssClass("govuk-select" + (Errors.Count > 0 ? " govuk-select--error" : ""));
        (select.Attributes["id"], select.Attributes["name"]) = (id, Name);
        Mark(select);
        if (Empty is not null) select.InnerHtml.AppendHtml(Element("option", Empty, ("value", "")));
        foreach (var choice in Choices)
        {
            select.InnerHtml.AppendHtml(Element(
                "option", choice.Text, ("value", choice.Value), ("selected", choice.Value == chosen ? "selected" : null),
                ("lang", choice.Lang)));
        }
        return select;
    }
}
