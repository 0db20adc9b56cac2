using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Paseban.Web.Components;

/// <summary>
/// One line or, with <see cref="Rows"/>, several: <c>&lt;text-field for="Nik" label="NIK" digits="true" width="20"/&gt;</c>.
/// </summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextField : Field
{
    /// <summary>How many letters it shows room for: 2, 3, 4, 5, 10, 20 or 30; zero for all.</summary>
    public int Width { get; set; }

    public int Rows { get; set; }

    /// <summary>text, email, tel, password, date, time.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Digits only: phones show their number keys, and no browser checks its spelling.</summary>
    public bool Digits { get; set; }

    /// <summary>
    /// A reference, which may stand in an address: nine digits in a row are of an identity, a telephone or an account, and the browser
    /// does not send them there.
    /// </summary>
    public bool Reference { get; set; }

    public string? Autocomplete { get; set; }

    public int MostLetters { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Begin(output);
        LabelOf(output.Content);
        Words(output.Content);
        var input = new TagBuilder(Rows > 0 ? "textarea" : "input");
        input.AddCssClass((Rows > 0 ? "govuk-textarea" : "govuk-input") + (Errors.Count > 0 ? " govuk-input--error" : "")
            + (Width > 0 ? $" govuk-input--width-{Width}" : ""));
        input.Attributes["id"] = Id;
        input.Attributes["name"] = Name;
        if (DescribedBy.Length > 0) input.Attributes["aria-describedby"] = DescribedBy;
        Mark(input);
        if (Autocomplete is not null) input.Attributes["autocomplete"] = Autocomplete;
        if (MostLetters > 0) input.Attributes["maxlength"] = MostLetters.ToString(CultureInfo.InvariantCulture);
        if (Rows > 0)
        {
            input.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
            input.InnerHtml.Append(Value);
        }
        else
        {
            input.Attributes["type"] = Type;
            // A password is never sent back.
            if (Type != "password") input.Attributes["value"] = Value;
            if (Digits) (input.Attributes["inputmode"], input.Attributes["spellcheck"]) = ("numeric", "false");
            if (Reference) (input.Attributes["pattern"], input.Attributes["title"]) = (@"(?!.*\d{9})[^@]*", Hint ?? Label);
            input.TagRenderMode = TagRenderMode.SelfClosing;
        }
        output.Content.AppendHtml(input);
    }
}
