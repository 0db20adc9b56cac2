namespace Paseban.Cli;

/// <summary>A command that goes by the law; where the law cannot be read, that is what it says.</summary>
internal abstract class LawCommand(Access access, string name, string description, params string[] examples)
    : SessionCommand(access, name, description, examples)
{
    protected sealed override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var law = session.Law();
        return law.Succeeded ? await RunAsync(session, law.Value, ct) : session.Refuse(law.Problems);
    }

    protected abstract Task<int> RunAsync(Session session, Law law, CancellationToken ct);
}
