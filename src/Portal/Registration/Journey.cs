using System.Globalization;
using Paseban.Web.Intake;

namespace Paseban.Portal.Registration;

/// <summary>The questions in their order, for one form as it stands.</summary>
public sealed class Journey
{
    private readonly QuestionBook book;
    private readonly FormFields form;
    private readonly Dictionary<string, Question> fixedQuestions;
    private readonly List<string> order;

    public Journey(QuestionBook book, FormFields form)
    {
        (this.book, this.form) = (book, form);
        IReadOnlyList<Question> head = [.. book.Head(form), .. book.Home()];
        IReadOnlyList<Question> own = [book.Phone(), book.Condition(form, 0), book.Programme(form, 0)];
        IReadOnlyList<Question> home = [.. book.Exclusions(), .. book.Indicators()];
        fixedQuestions = head.Concat(own).Concat(home).ToDictionary(question => question.Slug, StringComparer.Ordinal);
        order =
        [
            .. head.Select(question => question.Slug), QuestionBook.AreaSlug, .. own.Select(question => question.Slug),
            QuestionBook.MembersSlug, .. home.Select(question => question.Slug), QuestionBook.DocumentsSlug, QuestionBook.CheckSlug,
        ];
    }

    public string First => order[0];

    public int Length => order.Count;

    /// <summary>The first question of the journey with something missing; the page of all answers where nothing is.</summary>
    public string Resume(IReadOnlyList<Problem> gaps)
    {
        var left = gaps.Select(gap => SlugOf(gap.Field)).ToHashSet(StringComparer.Ordinal);
        var member = left.Any(slug => MemberOf(slug) is not null) ? QuestionBook.MembersSlug : "";
        return order.FirstOrDefault(slug => left.Contains(slug) || slug == member) ?? QuestionBook.CheckSlug;
    }

    /// <summary>From 1; questions about a member stand at the place of all members.</summary>
    public int PlaceOf(string slug) => 1 + Math.Max(order.IndexOf(MemberOf(slug) is null ? slug : QuestionBook.MembersSlug), 0);

    /// <summary>Null for an address that is no question; one behind the last member is the question about a new one.</summary>
    public Question? Find(string slug)
    {
        if (fixedQuestions.GetValueOrDefault(slug) is { } question) return question;
        if (MemberOf(slug) is not var (word, place) || place > form.Members) return null;
        return word switch
        {
            QuestionBook.PersonWord => book.Member(form, place),
            QuestionBook.ConditionWord when place < form.Members => book.Condition(form, place),
            QuestionBook.ProgrammeWord when place < form.Members => book.Programme(form, place),
            _ => null,
        };
    }

    public string After(string slug) => MemberOf(slug) switch
    {
        (QuestionBook.PersonWord, var place) => QuestionBook.ConditionSlug(place),
        (QuestionBook.ConditionWord, var place) => QuestionBook.ProgrammeSlug(place),
        (QuestionBook.ProgrammeWord, _) => QuestionBook.MembersSlug,
        _ => order[Math.Min(order.IndexOf(slug) + 1, order.Count - 1)],
    };

    /// <summary>Null before the first.</summary>
    public string? Before(string slug) => MemberOf(slug) switch
    {
        (QuestionBook.PersonWord, _) => QuestionBook.MembersSlug,
        (QuestionBook.ConditionWord, var place) => QuestionBook.MemberSlug(place),
        (QuestionBook.ProgrammeWord, var place) => QuestionBook.ConditionSlug(place),
        _ => order.IndexOf(slug) is > 0 and var place ? order[place - 1] : null,
    };

    /// <summary>Where a field of the form is asked.</summary>
    public string SlugOf(string field)
    {
        if (All.FirstOrDefault(question => question.Asks.Any(ask => ask.Path == field)) is { } found) return found.Slug;
        return field.StartsWith("members", StringComparison.Ordinal) ? QuestionBook.MembersSlug : QuestionBook.CheckSlug;
    }

    /// <summary>Every question that is asked of this form, members in the place where they are asked.</summary>
    public IEnumerable<Question> All =>
        from slug in order
        from question in slug switch
        {
            QuestionBook.AreaSlug => [QuestionBook.Kelurahan],
            QuestionBook.MembersSlug => OfMembers,
            _ => fixedQuestions.GetValueOrDefault(slug) is { } one ? [one] : [],
        }
        select question;

    private IEnumerable<Question> OfMembers =>
        from place in Enumerable.Range(1, Math.Max(form.Members - 1, 0))
        from question in new[] { book.Member(form, place), book.Condition(form, place), book.Programme(form, place) }
        select question;

    /// <summary>The member, from 1 as the head is 0, that a question is about; null for the head and the household.</summary>
    public static (string Word, int Place)? MemberOf(string slug) =>
        slug.Split('-') is [(QuestionBook.PersonWord or QuestionBook.ConditionWord or QuestionBook.ProgrammeWord) and var word, var digits]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 1 and < 100
            ? (word, number - 1)
            : null;
}
