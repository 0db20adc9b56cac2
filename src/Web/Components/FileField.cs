using Microsoft.AspNetCore.Mvc.Rendering;
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
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("govuk-file-upload" + (Errors.Count > 0 ? " govuk-file-upload--error" : ""));
        (input.Attributes["type"], input.Attributes["id"], input.Attributes["name"]) = ("file", Id, Name);
        if (Accept is not null) input.Attributes["accept"] = Accept;
        if (DescribedBy.Length > 0) input.Attributes["aria-describedby"] = DescribedBy;
        Mark(input);
        output.Content.AppendHtml(input);
    }
}
