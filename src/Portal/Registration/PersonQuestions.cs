using Paseban.Web.Intake;
using Paseban.Web.Languages;

namespace Paseban.Portal.Registration;

/// <summary>What is asked about one person, a question a page.</summary>
internal sealed class PersonQuestions(QuestionBook book, Speaker say, FormFields form)
{
    public IReadOnlyList<Question> Of(int place)
    {
        var name = book.Called(form, place);
        return
        [
            One("nama", place, book.Name(place), place == 0
                ? say["Siapa nama kepala keluarga?", "What is the name of the head of the family?"]
                : say["Siapa nama anggota keluarga ini?", "What is the name of this member of the family?"]),
            .. place == 0 ? [] : (Question[])
            [
                One("hubungan", place, book.Relation(place),
                    say[$"Apa hubungan {name} dengan kepala keluarga?", $"What is {name} to the head of the family?"]),
            ],
            One("nik", place, book.Nik(place), say[$"Berapa NIK {name}?", $"What is the NIK of {name}?"]),
            new(Slugs.Of("lahir", place), say[$"Kapan {name} lahir?", $"When was {name} born?"],
                [
                    book.BirthDate(place) with { IsOptional = false, Hint = say["Misalnya 15 3 1958.", "Such as 15 3 1958."] },
                    book.Sex(place) with { IsOptional = false },
                ],
                say["Kami membaca tanggal dan jenis kelamin dari NIK. Perbaiki bila salah.",
                    "Date and sex are read from the NIK. Correct them where they are wrong."]),
            One("tempat-lahir", place,
                book.BirthPlace(place) with { Hint = say["Nama kota atau kabupaten.", "The name of the city or regency."] },
                say[$"Di mana {name} lahir?", $"Where was {name} born?"]),
            One("program", place, book.Programmes(place),
                say[$"Bantuan apa yang diminta untuk {name}?", $"Which assistance is asked for {name}?"]),
            .. Conditions(place, name),
        ];
    }

    /// <summary>
    /// The law judges only those for whom something is asked, so nobody else is asked about their circumstances; what was answered all the
    /// same stays in sight.
    /// </summary>
    private IEnumerable<Question> Conditions(int place, string name)
    {
        var (programmes, letter) = (book.Programmes(place), book.Letter(place));
        if (form.Words[programmes.Path].Count == 0 && book.Conditions(place).All(ask => form[ask.Path] is null)) yield break;
        foreach (var fact in book.Facts(place))
        {
            var (word, ask) = PlainWords.For(PlainWords.OfPerson, fact, say, name);
            yield return One(word, place, ask, ask.Label);
            if (ask.Path.EndsWith(".disability", StringComparison.Ordinal)
                && (form[ask.Path] is not (null or "0") || letter.Any(each => form[each.Path] is not null)))
                yield return new(
                    Slugs.Of("surat-disabilitas", place),
                    say[$"Apakah {name} punya surat disabilitas?", $"Does {name} have a disability letter?"], letter,
                    say["Surat dari dokter atau puskesmas. Bila tidak punya, kosongkan saja.",
                        "From a doctor or a clinic. Without one, leave this empty."]);
        }
    }

    private static Question One(string word, int place, Ask ask, string title) =>
        new(Slugs.Of(word, place), title, [ask with { Label = title }]);
}
