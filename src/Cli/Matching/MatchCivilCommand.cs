using Paseban.Assistance.Matching;

namespace Paseban.Cli.Matching;

internal sealed class MatchCivilCommand : MatchCommand
{
    private readonly Option<FileInfo?> extract = Operand.OptionalFile(
        "--extract", "A bulk extract: nik, no_kk, nama_lgkp, jenis_klmin, tgl_lhr, jenis_pkrjn, kode_kel, status, tgl_status.");
    private readonly Option<Month?> vintage = Vintage.Option();

    private readonly Option<string?> serviceUrl = new("--service")
    {
        HelpName = "URL",
        Description = "The registry's service (CALL_VERIFY_BY_ELEMEN). [PASEBAN_CIVIL_URL; "
            + "user, password and our address from PASEBAN_CIVIL_USER, PASEBAN_CIVIL_PASSWORD, PASEBAN_CIVIL_ADDRESS]",
    };

    private readonly Option<string?> reason = Reasons.Why(required: false);

    public MatchCivilCommand() : base(
        ProcessKind.CivilMatching,
        "civil",
        "Compares a wave with the civil registry (Dukcapil): alive, resident, the same person. "
            + "The service has a daily quota: the same command goes on the next day and asks about nobody twice.",
        "paseban match civil --wave FMOTM-2021 --service https://dukcapil.example/verify",
        "paseban match civil --wave FMOTM-2021 --extract dukcapil.csv --vintage 2021-07")
    {
        Add(extract);
        Add(vintage);
        Add(serviceUrl);
        Add(reason);
    }

    protected override async Task<Outcome<MatchResult>> MatchAsync(
        Session session, Law law, ProcessContext context, IProgress<WorkProgress> progress, CancellationToken ct)
    {
        if (session.Get(extract) is not { } file) return await AskAsync(session, law, context, progress, ct);
        var month = session.Get(vintage) ?? Month.Of(context.Today);
        return await new MatchCivilExtract(session.Database, session.Keys, law).RunAsync(
            new(Wave(session), [new(MatchRegister.Civil, file.FullName, month)]), context, progress, ct);
    }

    private async Task<Outcome<MatchResult>> AskAsync(
        Session session, Law law, ProcessContext context, IProgress<WorkProgress> progress, CancellationToken ct)
    {
        var variable = session.Host.Variable;
        var given = session.Get(serviceUrl) ?? variable("PASEBAN_CIVIL_URL");
        if (!Uri.TryCreate(given, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return Problem.Invalid(
                "civil.service", "How the civil registry is asked was not said.", "Give --extract FILE, or --service URL.");
        // The question carries numbers of people who ask for help: never over a network in the clear.
        if (url.Scheme == "http" && !url.IsLoopback)
            return Problem.Invalid("civil.clear", $"{url} is not encrypted.", "Use an https address.");
        if (variable("PASEBAN_CIVIL_USER") is not { Length: > 0 } user
            || variable("PASEBAN_CIVIL_PASSWORD") is not { Length: > 0 } password)
        {
            return Problem.Invalid(
                "civil.login", "The login at the civil registry is missing.", "Set PASEBAN_CIVIL_USER and PASEBAN_CIVIL_PASSWORD.");
        }
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(15) };
        var own = variable("PASEBAN_CIVIL_ADDRESS") is { Length: > 0 } address ? address : "127.0.0.1";
        var service = new MatchCivilService(session.Database, session.Keys, law, http, new(url, user, password, own));
        return await service.RunAsync(Wave(session), context, progress, ct);
    }
}
