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
        return MissingFile(args) is { } missing ? session.Refuse(missing) : await RunAsync(session, ct);
    }

    /// <summary>Files are looked at only now: who may not give the command does not learn which files there are.</summary>
    private Problem? MissingFile(ParseResult args)
    {
        var files = Arguments.OfType<Argument<FileInfo>>().Select(args.GetValue).Concat(
            Options.OfType<Option<FileInfo?>>().Select(args.GetValue));
        return files.FirstOrDefault(file => file is { Exists: false }) is { } missing
            ? Problem.NotFound("file.missing", $"There is no file {missing.FullName}.", "Check the path.")
            : null;
    }

    protected abstract Task<int> RunAsync(Session session, CancellationToken ct);
}
