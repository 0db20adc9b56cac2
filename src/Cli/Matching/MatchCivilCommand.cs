using System.CommandLine;
using Paseban.Assistance.Matching;
using Paseban.Kernel;
using Paseban.Rules;

namespace Paseban.Cli.Matching;

internal sealed class MatchCivilCommand : MatchCommand
{
    private readonly Option<FileInfo?> extract = Operand.OptionalFile(
        "--extract", "A bulk extract: nik, no_kk, nama_lgkp, jenis_klmin, tgl_lhr, jenis_pkrjn, kode_kel, status, tgl_status.");
    private readonly Option<Month?> vintage = Vintage.Option();

    public MatchCivilCommand() : base(
        ProcessKind.CivilMatching,
        "civil",
        "Compares a wave with the civil registry (Dukcapil): alive, resident, the same person.",
        "paseban match civil --wave FMOTM-2021 --extract dukcapil.csv --vintage 2021-07")
    {
        Add(extract);
        Add(vintage);
    }

    protected override async Task<Outcome<MatchResult>> MatchAsync(
        Session session, Law law, ProcessContext context, IProgress<WorkProgress> progress, CancellationToken ct)
    {
        if (session.Get(extract) is not { } file)
            return Problem.Invalid("match.nothing", "No extract was named.", "Give --extract FILE.");
        var month = session.Get(vintage) ?? Month.Of(context.Today);
        return await new MatchCivilExtract(session.Database, session.Keys, law).RunAsync(
            new(Wave(session), [new(MatchRegister.Civil, file.FullName, month)]), context, progress, ct);
    }
}
