using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class DraftDecreeCommand : LawCommand
{
    private readonly Option<string[]> rankings = Operand.Several(
        "--ranking", "RANK", "The rankings, one a programme; repeat it or divide them by commas.", required: true);

    private readonly Option<string> number = Operand.Required<string>("--number", "NUMBER", "The decree's: \"Kepgub 1/2022\".");
    private readonly Option<string> output = Operand.Required<string>("--out", "FILE", "Where the draft goes: .csv or .xlsx.");
    private readonly Option<string?> amends = new("--amends")
    {
        HelpName = "NUMBER", Description = "Write the differences against this decree's list, as an amendment.",
    };

    private readonly Option<Month?> from = Operand.OptionalValue<Month>("--from", "MONTH", "First month. [default: of the rankings]");
    private readonly Option<Month?> to = Operand.OptionalValue<Month>("--to", "MONTH", "Last month. [default: December]");
    private readonly Option<string?> cohort = new("--cohort")
    {
        HelpName = "NAME", Description = "Cohort of the lines. [default: the year]",
    };

    public DraftDecreeCommand() : base(
        Access.To(ProcessKind.DecreeDrafting),
        "draft-decree",
        "Writes the selected as the file that 'decree import' takes, or as an amendment; everyone in it gets an access record.",
        "paseban candidates draft-decree --ranking RANK-1112-X --number \"Kepgub 1/2022\" --out draft.csv --reason \"Rancangan Kepgub\"",
        "paseban candidates draft-decree --ranking RANK-1112-X --number \"Kepgub 9/2022\" "
            + "--amends \"Kepgub 1/2022\" --from 2022-04 --out ubah.csv --reason \"Pengganti penerima\"")
    {
        Add(rankings);
        Add(number);
        Add(output);
        Add(amends);
        Add(from);
        Add(to);
        Add(cohort);
        Add(Reasons.Why(required: true));
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new DraftRequest(
            session.Get(rankings), session.Get(number), session.Get(output), session.Get(amends), session.Get(from), session.Get(to),
            session.Get(cohort));
        var drafted = await session.WorkAsync(progress => new DraftDecree(session.Database, session.Keys, law).RunAsync(
            request, session.Context(ProcessKind.DecreeDrafting), progress, ct));
        return session.Finish(drafted, (page, result) => View(page, result, request.Amends));
    }

    private static void View(Page page, DecreeDrafted result, string? amends)
    {
        if (result.WasKnown)
            page.Good(
                $"Rancangan yang sama sudah tercatat sebagai {result.Reference}; berkas ditulis ulang.",
                $"The same draft stands as {result.Reference}; the file was written again.");
        else page.Good($"Tercatat sebagai {result.Reference}.", $"Recorded as {result.Reference}.");
        page.Table(
            [new("Program", "Programme"), Column.Number("Baris", "Lines")],
            result.Programmes.Select(programme => (IReadOnlyList<string>)[programme.Key, page.Count(programme.Value)]));
        page.Table(
            [new("Tindakan", "Action"), Column.Number("Baris", "Lines")],
            result.Actions.Select(action => (IReadOnlyList<string>)[action.Key, page.Count(action.Value)]));
        page.Pairs(
            ("Rupiah per bulan", "Rupiah a month", page.Amount(result.PerMonth)),
            ("Keluar sejak peringkat", "Left since the ranking", page.Count(result.LeftBy.Values.Sum())),
            ("Sidik berkas", "File hash", result.FileHash));
        page.Next(
            "Sesudah ditandatangani:", "When it is signed:",
            amends is null
                ? "paseban decree import FILE --number ... --title ... --signed-on ..."
                : $"paseban decree amend FILE --amends \"{amends}\" --number ... --title ... --signed-on ...");
    }
}
