using Paseban.Web.Components;
using Paseban.Web.Languages;

namespace Paseban.Web.Intake;

public enum AskKind
{
    Text = 1,

    /// <summary>A number that is no amount: NIK, KK, RT.</summary>
    Digits = 2,
    Phone = 3,
    Date = 4,

    /// <summary>One of a few, seen whole.</summary>
    Choice = 5,

    /// <summary>Yes or no.</summary>
    YesNo = 6,

    /// <summary>Any of a few.</summary>
    Many = 7,

    /// <summary>One of many, in a list that opens.</summary>
    List = 8,
}

/// <summary>One thing that the form asks, in the reader's language.</summary>
/// <param name="Path">Its field in the form.</param>
/// <param name="Kind">How it is asked.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Hint">A line beneath; null for none.</param>
/// <param name="Choices">What may be answered.</param>
/// <param name="IsOptional">May be left empty.</param>
/// <param name="Width">Letters that it shows room for; zero for all.</param>
public sealed record Ask(
    string Path, AskKind Kind, string Label, string? Hint = null, IReadOnlyList<Choice>? Choices = null, bool IsOptional = false,
    int Width = 0)
{
    /// <summary>The answer as it is read back; empty where none is given.</summary>
    public string Answer(FormFields form, Speaker say)
    {
        var said = Kind == AskKind.Many ? form.Words[Path] : form[Path] is { } text ? [text] : [];
        if (Kind == AskKind.Date) return string.Join(", ", said.Select(say.WithDays));
        return string.Join(", ", said.Select(value => Choices?.FirstOrDefault(choice => choice.Value == value)?.Text ?? value));
    }
}

/// <summary>What is asked on one page: one question, or a few that belong together.</summary>
/// <param name="Slug">Its place in the address.</param>
/// <param name="Title">The page's heading.</param>
/// <param name="Asks">One has the heading as its label.</param>
/// <param name="Intro">A line beneath the heading; null for none.</param>
public sealed record Question(string Slug, string Title, IReadOnlyList<Ask> Asks, string? Intro = null);

/// <summary>One thing to ask, with the form it is asked of: the model of <c>_Ask.cshtml</c>.</summary>
/// <param name="Form">The form.</param>
/// <param name="Ask">What is asked.</param>
/// <param name="IsHeading">It is the only thing on the page.</param>
/// <param name="IsFast">For somebody who types all day: a day is one field.</param>
public sealed record AskView(FormFields Form, Ask Ask, bool IsHeading = false, bool IsFast = false);
