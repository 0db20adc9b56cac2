using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Paseban.Web.Languages;

namespace Paseban.Web.Components;

/// <summary>
/// What all fields of a form have in common: a label, a hint, what is wrong, and the links between them that a screen reader needs. The
/// value comes from what was sent when a form is shown again, else from the model.
/// </summary>
public abstract class Field : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <summary>The property that the field fills.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>What is asked; a page with one question has it as its heading.</summary>
    public required string Label { get; set; }

    /// <summary>A line beneath the label; an empty one is none.</summary>
    public string? Hint { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>The label is the page's heading.</summary>
    public bool Heading { get; set; }

    /// <summary>May be left empty: said beside the label, beneath a heading, because everything else is required.</summary>
    public string? Optional { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    protected string Id => TagBuilder.CreateSanitizedId(For.Name, "_");

    protected string Name => For.Name;

    protected string Value => State?.AttemptedValue ?? For.Model switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    protected IReadOnlyList<string> Errors => State is null ? [] : [.. State.Errors.Select(error => error.ErrorMessage)];

    protected string DescribedBy =>
        string.Join(' ', new[] { Told.Length == 0 ? null : Id + "-hint", Errors.Count == 0 ? null : Id + "-error" }.OfType<string>());

    private string Asked => Label + (Optional is null || Heading ? "" : $" ({Optional})");

    private string Told => Heading && Optional is { } may
        ? Speaker.Sentences(Hint, char.ToUpperInvariant(may[0]) + may[1..])
        : Hint ?? "";

    private Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateEntry? State =>
        ViewContext.ModelState.TryGetValue(For.Name, out var entry) ? entry : null;

    protected void Begin(TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Errors.Count > 0 ? "govuk-form-group govuk-form-group--error" : "govuk-form-group");
    }

    protected void Words(TagHelperContent content)
    {
        if (Told.Length > 0) content.AppendHtml(Element("div", Told, ("id", Id + "-hint"), ("class", "govuk-hint")));
        if (Errors.Count > 0)
            content.AppendHtml(Element("p", string.Join(' ', Errors), ("id", Id + "-error"), ("class", "govuk-error-message")));
    }

    protected void LabelOf(TagHelperContent content)
    {
        var label = Element("label", Asked, ("for", Id), ("class", Heading ? "govuk-label govuk-label--l" : "govuk-label"));
        content.AppendHtml(Heading ? Wrap("h1", "govuk-label-wrapper", label) : label);
    }

    /// <summary>What holds several controls that answer one question, with its legend and words.</summary>
    protected TagBuilder Fieldset()
    {
        var fieldset = new TagBuilder("fieldset");
        fieldset.AddCssClass("govuk-fieldset");
        if (DescribedBy.Length > 0) fieldset.Attributes["aria-describedby"] = DescribedBy;
        fieldset.InnerHtml.AppendHtml(Legend());
        var words = new DefaultTagHelperContent();
        Words(words);
        fieldset.InnerHtml.AppendHtml(words);
        return fieldset;
    }

    /// <summary>Tells a screen reader that the control's value is wrong.</summary>
    protected void Mark(TagBuilder control)
    {
        if (Errors.Count > 0) control.Attributes["aria-invalid"] = "true";
    }

    private TagBuilder Legend()
    {
        var legend = new TagBuilder("legend");
        legend.AddCssClass(Heading ? "govuk-fieldset__legend govuk-fieldset__legend--l" : "govuk-fieldset__legend");
        if (Heading) legend.InnerHtml.AppendHtml(Element("h1", Asked, ("class", "govuk-fieldset__heading")));
        else legend.InnerHtml.Append(Asked);
        return legend;
    }

    protected static TagBuilder Element(string tag, string text, params (string Name, string? Value)[] attributes)
    {
        var element = new TagBuilder(tag);
        foreach (var (name, value) in attributes)
            if (value is not null) element.Attributes[name] = value;
        element.InnerHtml.Append(text);
        return element;
    }

    protected static TagBuilder Wrap(string tag, string css, TagBuilder inner)
    {
        var element = new TagBuilder(tag);
        element.AddCssClass(css);
        element.InnerHtml.AppendHtml(inner);
        return element;
    }
}
