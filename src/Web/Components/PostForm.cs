using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Paseban.Web.Components;

/// <summary>Puts the antiforgery token into every form that is posted, with or without an address: nobody has to remember it.</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class PostForm(IHtmlGenerator generator) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public required string Method { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("method", Method);
        if (string.Equals(Method, "post", StringComparison.OrdinalIgnoreCase))
            output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
    }
}
