using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Paseban.Web.Languages;

namespace Paseban.Web.Components;

/// <summary>
/// A day as its three numbers, which an elder types faster than they find 1948 in a calendar. Sent as <c>name.d</c>, <c>name.m</c>,
/// <c>name.y</c>.
/// </summary>
[HtmlTargetElement("date-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateField(Speaker say) : Field
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Begin(output);
        var fieldset = Fieldset();
        fieldset.Attributes["role"] = "group";
        var parts = Value.Split('-');
        var isYearFirst = parts is [{ Length: 4 }, ..];
        var row = new TagBuilder("div");
        row.AddCssClass("govuk-date-input");
        row.InnerHtml.AppendHtml(Part("d", say["Tanggal", "Day"], isYearFirst ? 2 : 0, parts, 2));
        row.InnerHtml.AppendHtml(Part("m", say["Bulan", "Month"], 1, parts, 2));
        row.InnerHtml.AppendHtml(Part("y", say["Tahun", "Year"], isYearFirst ? 0 : 2, parts, 4));
        fieldset.InnerHtml.AppendHtml(row);
        output.Content.AppendHtml(fieldset);
    }

    private TagBuilder Part(string part, string label, int place, string[] parts, int width)
    {
        // The first has the field's own id, so that the summary of errors leads to it.
        var id = part == "d" ? Id : $"{Id}-{part}";
        var text = parts.Length == 3 ? parts[place].TrimStart('0') : "";
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass(
            $"govuk-input govuk-date-input__input govuk-input--width-{width}" + (Errors.Count > 0 ? " govuk-input--error" : ""));
        (input.Attributes["id"], input.Attributes["name"], input.Attributes["type"]) = (id, $"{Name}.{part}", "text");
        (input.Attributes["inputmode"], input.Attributes["value"]) = ("numeric", text);
        Mark(input);
        var group = new TagBuilder("div");
        group.AddCssClass("govuk-form-group");
        group.InnerHtml.AppendHtml(Element("label", label, ("for", id), ("class", "govuk-label govuk-date-input__label")));
        group.InnerHtml.AppendHtml(input);
        return Wrap("div", "govuk-date-input__item", group);
    }
}
