using Paseban.Cli.Intake;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Matching;

namespace Paseban.Cli.Matching;

internal sealed class ListDuplicatesCommand : LawCommand
{
    private readonly Option<string> wave = WaveCommands.Required();

    public ListDuplicatesCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "list",
        "Pairs that wait for a decision, the likeliest groups first; names are masked.",
        "paseban duplicate list --wave FMOTM-2021")
    {
        Add(wave);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        return session.Finish(
            await new ListDuplicates(session.Database, law).RunAsync(session.Get(wave), session.Today, ct: ct), View);
    }

    private static void View(Page page, DuplicatesListed result)
    {
        page.Table(
            [
                new("Kelompok", "Group"), Column.Number("Peluang", "Probability"), new("Orang", "Person"), new("Nama", "Name"),
                new("Orang", "Person"), new("Nama", "Name"),
            ],
            result.Pairs.Select(pair => (IReadOnlyList<string>)[
                pair.Group, $"{pair.PerMille / 10}%", pair.Left.Person, pair.Left.Name, pair.Right.Person, pair.Right.Name,
            ]));
        page.Line($"{page.Word("Kelompok yang menunggu", "Groups waiting")}: {page.Count(result.Groups)}");
        page.Next("Satu kelompok:", "One group:", $"paseban duplicate show DUP-... --wave {result.Wave}");
    }
}

internal sealed class ShowDuplicateCommand : LawCommand
{
    private readonly Argument<string> group = new("GROUP") { Description = "Its reference: DUP-..." };
    private readonly Option<string> wave = WaveCommands.Required();

    public ShowDuplicateCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "show",
        "One group: its records, and which column gave how much.",
        "paseban duplicate show DUP-1112-T --wave FMOTM-2021")
    {
        Add(group);
        Add(wave);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        return session.Finish(
            await new ListDuplicates(session.Database, law).RunAsync(session.Get(wave), session.Today, session.Get(group), ct), View);
    }

    private static void View(Page page, DuplicatesListed result)
    {
        foreach (var pair in result.Pairs)
        {
            page.Line($"{pair.Group}  {pair.PerMille / 10}%");
            foreach (var person in (DuplicatePerson[])[pair.Left, pair.Right])
                page.Line($"  {person.Person}  {person.Name}  {person.BirthDate}  {person.Area}  {string.Join(", ", person.Applications)}");
            page.Line($"  {pair.Parts}");
            page.Next(
                "Putuskan:", "Decide:",
                $"paseban duplicate decide --keep {pair.Left.Person} --other {pair.Right.Person} --same|--different ...");
        }
    }
}

internal sealed class DecideDuplicateCommand : SessionCommand
{
    private readonly Option<string> keep = new("--keep")
    {
        HelpName = "PERSON", Description = "The record that is to stand where they are the same: P-... or a NIK.", Required = true,
    };

    private readonly Option<string> other = new("--other") { HelpName = "PERSON", Description = "The other record.", Required = true };
    private readonly Option<bool> same = new("--same") { Description = "One person: the registry merges, the later application drops." };
    private readonly Option<bool> different = new("--different") { Description = "Not the same: never shown again." };

    public DecideDuplicateCommand() : base(
        Access.To(ProcessKind.DuplicateDeciding),
        "decide",
        "Decides once whether two records are one person, with reason and evidence.",
        "paseban duplicate decide --keep P-1112-J --other P-1113-N --same --reason \"same KTP\" --evidence \"BA 3/2021\"")
    {
        Add(keep);
        Add(other);
        this.AddEither(same, different);
        Add(Reasons.Why(required: true));
        Add(Reasons.Evidence(required: true));
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) => session.Finish(
        await new DecideDuplicate(session.Database, session.Keys).RunAsync(
            new(session.Get(keep), session.Get(other), session.Get(same)), session.Context(ProcessKind.DuplicateDeciding), ct),
        View);

    private static void View(Page page, DuplicateDecided result)
    {
        page.Good(
            result.AreSame ? $"{result.Other} kini diwakili {result.Keep}." : $"{result.Keep} dan {result.Other} bukan orang yang sama.",
            result.AreSame ? $"{result.Keep} now stands for {result.Other}." : $"{result.Keep} and {result.Other} are not the same.");
        page.Pairs(
            ("Pengajuan yang gugur", "Applications dropped", page.Count(result.Dropped)),
            ("Dibuka kembali", "Reopened", page.Count(result.Reopened)));
    }
}
