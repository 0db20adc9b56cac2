using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Paseban.Web.Hosting;
using Paseban.Web.Languages;

namespace Paseban.Web.Components;

/// <summary>Everything that is wrong with what was sent, above the form, each a link to its field; nothing when all is well.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummary(Speaker say) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <summary>What else stands in the way, each with the address of the page where it is mended.</summary>
    public IReadOnlyList<(string Text, string Address)> Gaps { get; set; } = [];

    /// <summary>The words above where it is gaps that stand in the way.</summary>
    public string? Heading { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var found = ((WebPage)ViewContext.ViewData["Page"]!).WrongFields.ToList();
        var errors = (from entry in ViewContext.ModelState
                      orderby found.IndexOf(entry.Key)
                      from error in entry.Value.Errors
                      select (Text: error.ErrorMessage, Address: AddressOf(entry.Key))).ToList();
        if (errors.Count + Gaps.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        // Where nothing was sent yet, the page is read from its beginning.
        if (errors.Count > 0 || ViewContext.HttpContext.Response.StatusCode >= 400)
            output.Attributes.SetAttribute("autofocus", "autofocus");
        var title = new TagBuilder("h2");
        title.AddCssClass("govuk-error-summary__title");
        title.InnerHtml.Append(Gaps.Count > 0 && Heading is not null ? Heading : say["Ada yang perlu diperbaiki", "There is a problem"]);
        output.Content.AppendHtml(title);
        var list = new TagBuilder("ul");
        list.AddCssClass("govuk-list govuk-error-summary__list");
        foreach (var (text, address) in errors.Concat(Gaps)) list.InnerHtml.AppendHtml(Line(text, address));
        output.Content.AppendHtml(list);
    }

    /// <summary>The field on this page; empty for what is about none.</summary>
    private static string AddressOf(string field) => field.Length == 0 ? "" : "#" + TagBuilder.CreateSanitizedId(field, "_");

    private static TagBuilder Line(string text, string address)
    {
        var line = new TagBuilder("li");
        if (address.Length == 0)
        {
            line.InnerHtml.Append(text);
            return line;
        }
        var link = new TagBuilder("a");
        link.Attributes["href"] = address;
        link.InnerHtml.Append(text);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
