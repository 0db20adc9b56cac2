using Paseban.Assistance.Territory;

namespace Paseban.Cli;

/// <summary>A command on a database: it runs in a session, for an actor who has proven the right to it.</summary>
internal abstract class SessionCommand(Access access, string name, string description, params string[] examples)
    : OperatorCommand(name, description, examples)
{
    public Access Access => access;

    protected sealed override async Task<int> RunAsync(Host host, ParseResult args, CancellationToken ct)
    {
        var opened = await SessionOpening.OpenAsync(host, args, access, ct);
        if (!opened.Succeeded) return Report.Problems(host, args, opened.Problems);
        await using var session = opened.Value;
        var wrong = MissingFile(args) ?? await UnknownAreaAsync(session, ct);
        return wrong is null ? await RunAsync(session, ct) : session.Refuse(wrong);
    }

    /// <summary>Files are looked at only now: who may not give the command does not learn which files there are.</summary>
    private Problem? MissingFile(ParseResult args)
    {
        var files = Arguments.OfType<Argument<FileInfo>>().Select(args.GetValue).Concat(
            Options.OfType<Option<FileInfo?>>().Select(args.GetValue));
        return files.FirstOrDefault(file => file is { Exists: false }) is { } missing
            ? Problem.NotFound("file.missing", $"There is no file {missing.FullName}.", "Check the path.")
                .InIndonesian($"Tidak ada berkas {missing.FullName}.", "Periksa letak dan namanya.")
            : null;
    }

    /// <summary>A list narrowed to an area that nobody knows would look like one of an area where nothing is.</summary>
    private async Task<Problem?> UnknownAreaAsync(Session session, CancellationToken ct)
    {
        var given = Options.OfType<Option<AreaCode?>>().Select(session.Get).OfType<AreaCode>().ToList();
        if (given.Count == 0) return null;
        await using var reading = await session.Database.ReadAsync(ct);
        var known = await AreaIndex.ReadAsync(reading, ct);
        return given.Where(area => known.Find(area) is null).Select(area =>
            Problem.NotFound("area.unknown", $"There is no area {area}.", "Check the code: 31.71.03.1002.")
                .InIndonesian($"Tidak ada wilayah {area}.", "Periksa kodenya: 31.71.03.1002.")).FirstOrDefault();
    }

    protected abstract Task<int> RunAsync(Session session, CancellationToken ct);
}
