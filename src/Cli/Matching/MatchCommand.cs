using Paseban.Cli.Intake;
using Paseban.Assistance.Matching;

namespace Paseban.Cli.Matching;

/// <summary>A command that matches one wave with something.</summary>
internal abstract class MatchCommand : LawCommand
{
    private readonly ProcessKind process;

    private readonly Option<string> wave = WaveCommands.Required();

    protected MatchCommand(ProcessKind process, string name, string description, params string[] examples)
        : base(Access.To(process), name, description, examples)
    {
        this.process = process;
        Add(wave);
    }

    protected string Wave(Session session) => session.Get(wave);

    protected abstract Task<Outcome<MatchResult>> MatchAsync(
        Session session, Law law, ProcessContext context, IProgress<WorkProgress> progress, CancellationToken ct);

    protected sealed override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var matched = await session.WorkAsync(progress => MatchAsync(session, law, session.Context(process), progress, ct));
        return session.Finish(matched, MatchView.Show, result => ExitCode.OfRows(result.RowsRefused));
    }
}

internal sealed class MatchRevenueCommand : MatchCommand
{
    private readonly Option<FileInfo?> vehicles = Operand.OptionalFile(
        "--vehicles", "Vehicles: nik, nama_pemilik, jenis, merek, tahun, nomor_polisi.");
    private readonly Option<FileInfo?> property = Operand.OptionalFile("--property", "Property: nik, nama_wp, njop, nop.");
    private readonly Option<Month?> vintage = Vintage.Option();

    public MatchRevenueCommand() : base(
        ProcessKind.ExtractMatching,
        "revenue",
        "Compares the households of a wave with extracts of the revenue agency. A finding that is old or contradicted excludes nobody.",
        "paseban match revenue --wave FMOTM-2021 --vehicles vehicles.csv --property property.csv --vintage 2021-05")
    {
        Add(vehicles);
        Add(property);
        Add(vintage);
    }

    protected override Task<Outcome<MatchResult>> MatchAsync(
        Session session, Law law, ProcessContext context, IProgress<WorkProgress> progress, CancellationToken ct)
    {
        var files = new List<ExtractFile>();
        if (session.Get(vehicles) is { } cars) files.Add(new(MatchRegister.Vehicles, cars.FullName, session.Get(vintage)));
        if (session.Get(property) is { } land) files.Add(new(MatchRegister.Property, land.FullName, session.Get(vintage)));
        return new MatchRevenue(session.Database, session.Keys, law).RunAsync(new(Wave(session), files), context, progress, ct);
    }
}

internal sealed class MatchInstitutionsCommand : MatchCommand
{
    private readonly Argument<FileInfo> file = Operand.File("Residents of social homes: nik, nama, panti, masuk.");
    private readonly Option<Month?> vintage = Vintage.Option();

    public MatchInstitutionsCommand() : base(
        ProcessKind.ExtractMatching,
        "institutions",
        "Compares a wave with the residents of social homes (panti).",
        "paseban match institutions residents.csv --wave FMOTM-2021 --vintage 2021-06")
    {
        Add(file);
        Add(vintage);
    }

    protected override Task<Outcome<MatchResult>> MatchAsync(
        Session session, Law law, ProcessContext context, IProgress<WorkProgress> progress, CancellationToken ct) =>
        new MatchInstitutions(session.Database, session.Keys, law).RunAsync(
            new(Wave(session), [new(MatchRegister.Institutions, session.Get(file).FullName, session.Get(vintage))]), context, progress, ct);
}

internal sealed class MatchStateAidCommand : MatchCommand
{
    private readonly Argument<FileInfo[]> files = new("FILES")
    {
        HelpName = "FILE",
        Description = "Lists of state aid: nik, nama, program (PKH, BPNT, BLT), periode.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<Month?> vintage = Vintage.Option();

    public MatchStateAidCommand() : base(
        ProcessKind.ExtractMatching,
        "state-aid",
        "Compares a wave with the receivers of state aid. Give the lists of all programmes at once: only then does absence mean none.",
        "paseban match state-aid pkh.csv bpnt.csv blt.csv --wave FMOTM-2021")
    {
        Add(files);
        Add(vintage);
    }

    protected override Task<Outcome<MatchResult>> MatchAsync(
        Session session, Law law, ProcessContext context, IProgress<WorkProgress> progress, CancellationToken ct) =>
        new MatchStateAid(session.Database, session.Keys, law).RunAsync(
            new(
                Wave(session),
                [.. session.Get(files).Select(file => new ExtractFile(MatchRegister.StateAid, file.FullName, session.Get(vintage)))]),
            context, progress, ct);
}

internal sealed class MatchCriteriaCommand() : MatchCommand(
    ProcessKind.CriteriaJudging,
    "criteria",
    "Judges a wave by the criteria of registration as far as the facts reach. Unknown refuses nobody: it is verified.",
    "paseban match criteria --wave FMOTM-2021")
{
    protected override Task<Outcome<MatchResult>> MatchAsync(
        Session session, Law law, ProcessContext context, IProgress<WorkProgress> progress, CancellationToken ct) =>
        new JudgeCriteria(session.Database, law).RunAsync(Wave(session), context, progress, ct);
}

internal sealed class MatchDuplicatesCommand() : MatchCommand(
    ProcessKind.DuplicatesFinding,
    "duplicates",
    "Finds people and households that registered twice. Equal numbers are decided by rule; lookalikes wait for a decision.",
    "paseban match duplicates --wave FMOTM-2021")
{
    protected override Task<Outcome<MatchResult>> MatchAsync(
        Session session, Law law, ProcessContext context, IProgress<WorkProgress> progress, CancellationToken ct) =>
        new FindDuplicates(session.Database, session.Keys, law).RunAsync(Wave(session), context, progress, ct);
}

/// <summary>Which month an extract describes.</summary>
internal static class Vintage
{
    public static Option<Month?> Option() => Operand.OptionalValue<Month>(
        "--vintage", "MONTH", "The month that the extract describes, where no column says so: 2021-05.");
}
