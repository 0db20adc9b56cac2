using Paseban.Web.Intake;
using Paseban.Web.Languages;

namespace Paseban.Portal.Registration;

/// <summary>What is asked about the household, a question a page.</summary>
internal sealed class HomeQuestions(QuestionBook book, Speaker say)
{
    private static readonly string[] ExclusionSlugs = ["pegawai", "mobil", "njop", "air"];

    public IReadOnlyList<Question> Place =>
    [
        One("kk", book.Card()), One("alamat", book.Address()),
        new("rt-rw", say["RT dan RW tempat tinggal", "RT and RW of the home"], [book.Neighbourhood("rt"), book.Neighbourhood("rw")]),
        One(Slugs.Area, QuestionBook.Area([])), One("telepon", book.PhoneNumber()),
    ];

    public IReadOnlyList<Question> Exclusions => [.. ExclusionSlugs.Zip(book.Exclusions(), One)];

    public IReadOnlyList<Question> Indicators =>
    [
        .. book.Indicators().Select(indicator => PlainWords.For(PlainWords.OfHome, indicator, say, ""))
            .Select(asked => One(asked.Word, asked.Ask)),
    ];

    private static Question One(string slug, Ask ask) => new(slug, ask.Label, [ask]);
}
