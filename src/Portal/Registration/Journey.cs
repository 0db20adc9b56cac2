using Paseban.Web.Intake;
using Paseban.Web.Languages;

namespace Paseban.Portal.Registration;

/// <summary>Questions that are counted together.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Questions">In their order; a page that asks nothing of the form has no asks.</param>
public sealed record JourneyPart(string Title, IReadOnlyList<Question> Questions);

/// <summary>Where in the journey somebody is, each from 1.</summary>
public sealed record JourneyPlace(int Part, int Parts, string Title, int Question, int Questions);

/// <summary>The questions in their order, for one form as it stands.</summary>
public sealed class Journey
{
    private readonly List<Question> line;

    // The last is somebody who may be added.
    private readonly List<JourneyPart> people;

    public Journey(QuestionBook book, FormFields form, Speaker say)
    {
        var (persons, home) = (new PersonQuestions(book, say, form), new HomeQuestions(book, say));
        people = [.. Enumerable.Range(1, Math.Max(form.Members, 1)).Select(
            place => new JourneyPart(book.Called(form, place), persons.Of(place)))];
        Parts =
        [
            new(say["Kepala keluarga", "Head of the family"], persons.Of(0)),
            new(say["Tempat tinggal", "Where you live"], home.Place),
            new(say["Anggota keluarga", "Members of the family"], [Page(Slugs.Members)]),
            new(say["Pekerjaan, harta dan air minum", "Work, property and water"], home.Exclusions),
            new(say["Keadaan rumah", "The home"], home.Indicators),
            new(say["Foto dokumen", "Photos of documents"], [Page(Slugs.Documents)]),
            new(say["Periksa dan kirim", "Check and submit"], [Page(Slugs.Check)]),
        ];
        line = [.. Parts.SelectMany(part => part.Questions)];
    }

    /// <summary>The journey but for the members, each of whom has questions of their own at the page of all of them.</summary>
    public IReadOnlyList<JourneyPart> Parts { get; }

    /// <summary>The first question with something missing; the page of all answers where nothing is.</summary>
    public string Resume(IReadOnlyList<Problem> gaps)
    {
        var left = gaps.Select(gap => SlugOf(gap.Field)).ToHashSet(StringComparer.Ordinal);
        return Asked.Select(question => question.Slug).FirstOrDefault(left.Contains)
            ?? (left.Contains(Slugs.Members) ? Slugs.Members : Slugs.Check);
    }

    /// <summary>A question about a member counts among those about them.</summary>
    public JourneyPlace PlaceOf(string slug)
    {
        var main = PartOf(Slugs.MemberOf(slug) is null ? slug : Slugs.Members)!;
        var part = PartOf(slug) ?? main;
        return new(
            1 + Parts.ToList().IndexOf(main), Parts.Count, part.Title,
            1 + part.Questions.ToList().FindIndex(question => question.Slug == slug), part.Questions.Count);
    }

    /// <summary>Null for an address that is no question; behind the last member only the name of a new one is.</summary>
    public Question? Find(string slug) => PartOf(slug) is not { } part ? null
        : part == people[^1] && slug != part.Questions[0].Slug ? null
        : part.Questions.FirstOrDefault(question => question.Slug == slug && question.Asks.Count > 0);

    /// <summary>What is asked of the head (0) or a member.</summary>
    public IReadOnlyList<Question> OfPerson(int place) => place == 0 ? Parts[0].Questions : people[place - 1].Questions;

    /// <summary>The end of a member's questions leads to all members; where a question is asked no more, its end does.</summary>
    public string After(string slug) => Slugs.MemberOf(slug) is not { } place ? Next(line, slug, 1) ?? Slugs.Check
        : Next(people.ElementAtOrDefault(place - 1)?.Questions ?? [], slug, 1) ?? Slugs.Members;

    /// <summary>Null before the first.</summary>
    public string? Before(string slug) => Slugs.MemberOf(slug) is not { } place ? Next(line, slug, -1)
        : Next(people.ElementAtOrDefault(place - 1)?.Questions ?? [], slug, -1) ?? Slugs.Members;

    /// <summary>Where a field of the form is asked.</summary>
    public string SlugOf(string field) =>
        Asked.FirstOrDefault(question => question.Asks.Any(ask => ask.Path == field))?.Slug
        ?? (field.StartsWith("members", StringComparison.Ordinal) ? Slugs.Members : Slugs.Check);

    /// <summary>Every question that is asked of this form, members in the place where they are asked.</summary>
    private IEnumerable<Question> Asked => line.SelectMany(
        question => question.Slug == Slugs.Members ? people[..^1].SelectMany(part => part.Questions) : [question]);

    private JourneyPart? PartOf(string slug) => Slugs.MemberOf(slug) is { } place
        ? people.ElementAtOrDefault(place - 1)
        : Parts.FirstOrDefault(part => part.Questions.Any(question => question.Slug == slug));

    private static string? Next(IReadOnlyList<Question> questions, string slug, int step) =>
        questions.ToList().FindIndex(question => question.Slug == slug) is >= 0 and var at
            ? questions.ElementAtOrDefault(at + step)?.Slug
            : null;

    private static Question Page(string slug) => new(slug, "", []);
}
