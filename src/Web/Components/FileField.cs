using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Paseban.Web.Components;

/// <summary>A file from the reader's machine or camera.</summary>
[HtmlTargetElement("file-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileField : Field
{
    /// <summary>As the browser's file dialogue takes it: <c>.csv,.xlsx</c>.</summary>
    public string? Accept { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Begin(output);
        LabelOf(output.Content);
        Words(output.Content);
        output.Content.AppendHtml(Element(
            "input", "", ("type", "file"), ("id", Id), ("name", Name), ("class", "govuk-file-upload"), ("accept", Accept),
            ("aria-describedby", DescribedBy.Length > 0 ? DescribedBy : null)));
    }
}
