using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Paseban.Web.Components;

/// <summary>One thing to choose: what is stored, what is read, and a line beneath.</summary>
/// <param name="Lang">The language of a text that is not in the page's own, such as a code; null where it is.</param>
public sealed record Choice(string Value, string Text, string? Hint = null, string? Lang = null);

/// <summary>A choice that is seen whole: radio buttons, or boxes when the property is a list.</summary>
[HtmlTargetElement("choice-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoiceField : Field
{
    public required IReadOnlyList<Choice> Choices { get; set; }

    /// <summary>Side by side: yes and no.</summary>
    public bool Inline { get; set; }

    /// <summary>Each choice has the key of its number, for whoever decides many in a row.</summary>
    public bool Keys { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Begin(output);
        var many = For.Model is IEnumerable<string> || For.ModelExplorer.ModelType.IsAssignableTo(typeof(IEnumerable<string>));
        var (kind, type) = many ? ("checkboxes", "checkbox") : ("radios", "radio");
        var fieldset = Fieldset();
        var list = new TagBuilder("div");
        list.AddCssClass($"govuk-{kind}" + (Inline ? $" govuk-{kind}--inline" : ""));
        foreach (var (i, choice) in Choices.Index()) list.InnerHtml.AppendHtml(Item(kind, type, i, choice, Chosen(many)));
        fieldset.InnerHtml.AppendHtml(list);
        output.Content.AppendHtml(fieldset);
    }

    private HashSet<string> Chosen(bool many) => many
        ? [.. Value.Length > 0 && For.Model is not IEnumerable<string> ? Value.Split(',') : (For.Model as IEnumerable<string> ?? [])]
        : [Value];

    private TagBuilder Item(string kind, string type, int i, Choice choice, HashSet<string> chosen)
    {
        // The first has the field's own id, so that the summary of errors leads to it.
        var id = i == 0 ? Id : $"{Id}-{i + 1}";
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass($"govuk-{kind}__input");
        (input.Attributes["id"], input.Attributes["name"], input.Attributes["type"], input.Attributes["value"]) =
            (id, Name, type, choice.Value);
        if (chosen.Contains(choice.Value)) input.Attributes["checked"] = "checked";
        var item = new TagBuilder("div");
        item.AddCssClass($"govuk-{kind}__item");
        if (choice.Hint is not null) input.Attributes["aria-describedby"] = id + "-item-hint";
        if (Keys) input.Attributes["data-key"] = $"{i + 1}";
        Mark(input);
        item.InnerHtml.AppendHtml(input);
        item.InnerHtml.AppendHtml(Labelled(kind, id, choice.Text, Keys ? $"{i + 1}" : null));
        if (choice.Hint is not null)
            item.InnerHtml.AppendHtml(Element("div", choice.Hint, ("id", id + "-item-hint"), ("class", $"govuk-hint govuk-{kind}__hint")));
        return item;
    }

    private static TagBuilder Labelled(string kind, string id, string text, string? key)
    {
        var label = new TagBuilder("label");
        label.AddCssClass($"govuk-label govuk-{kind}__label");
        label.Attributes["for"] = id;
        if (key is not null) label.InnerHtml.AppendHtml(Element("kbd", key)).Append(" ");
        label.InnerHtml.Append(text);
        return label;
    }
}
