using Paseban.Assistance.Accounts;
using Paseban.Assistance.Registry;

namespace Paseban.Cli.Registry;

internal sealed class FindPersonCommand : SessionCommand
{
    private readonly Option<string?> nik = new("--nik") { HelpName = "NIK", Description = "A NIK that the person has or once had." };
    private readonly Option<string?> kk = new("--kk")
    {
        HelpName = "KK", Description = "A family card that the household has or once had.",
    };
    private readonly Option<string?> name = new("--name")
    {
        HelpName = "WORDS", Description = "Words of the name, in any order and however spelt.",
    };
    private readonly Option<AreaCode?> area = Operand.OptionalValue<AreaCode>(
        "--area", "CODE", "With --name: only people in this area, of any level.");
    private readonly Option<int> limit = Operand.Count("--limit", "At most this many.", 20);
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public FindPersonCommand() : base(
        Access.ToAsk(Inquiry.OnePerson),
        "find",
        "Finds people by NIK, by family card or by name.",
        "paseban person find --nik 3171990101500001 --reason \"asks when the money comes\"",
        "paseban person find --name \"siti aminah\" --area 31.71 --reason \"checks a double registration\"")
    {
        Add(nik);
        Add(kk);
        Add(name);
        Add(area);
        Add(limit);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new FindPersonRequest(session.Get(nik), session.Get(kk), session.Get(name), session.Get(area), session.Get(limit));
        var found = await new FindPerson(session.Database, session.Keys).RunAsync(
            request, session.Context(ProcessKind.IdentityReading), ct);
        return session.Finish(found, View);
    }

    private static void View(Page page, PeopleFound result)
    {
        page.Table(
            [
                new("Nomor", "Reference"),
                new("Nama", "Name"),
                new("Tanggal lahir", "Born"),
                new("Wilayah", "Area"),
                new("Ditemukan lewat", "Found by"),
                new("Catatan", "Note"),
            ],
            result.People.Select(person => (IReadOnlyList<string>)[
                person.Reference, person.Name, person.BirthDate.Iso, person.Area, How(page, person.How), Note(page, person),
            ]));
        if (result.More) page.Line(page.Word("Masih ada yang lain; persempit pencarian.", "There are others; ask more narrowly."));
        if (result.People.Count > 0) page.Next("Baca:", "Read:", $"paseban person show {result.People[0].Reference} --reason \"...\"");
    }

    private static string How(Page page, FoundBy how) => how switch
    {
        FoundBy.Current => "",
        FoundBy.FormerNik => page.Word("NIK lama", "a former NIK"),
        FoundBy.FormerCard => page.Word("KK lama", "a former family card"),
        FoundBy.FormerMember => page.Word("rumah tangga lama", "a household they left"),
    };

    private static string Note(Page page, PersonMatch person)
    {
        if (person.MergedIntoReference is { } standing) return page.Word($"digabung ke {standing}", $"merged into {standing}");
        return person.DiedOn is { } day ? page.Word($"meninggal {day.Iso}", $"died {day.Iso}") : "";
    }
}
