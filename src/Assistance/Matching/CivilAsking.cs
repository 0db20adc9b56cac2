using System.Collections.Concurrent;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>Asks about one handful of people after the other and keeps each handful's answers in a change of its own.</summary>
internal sealed class CivilAsking(
    Database database, CivilAnswers answers, CivilRegistryClient client, Law law, long wave, int keptTogether, int atOnce)
{
    private readonly Dictionary<long, CivilAnswer> known = [];
    private long? run;

    /// <summary>By person, what the registry says: now, or before and still holding.</summary>
    public IReadOnlyDictionary<long, CivilAnswer> Known => known;

    public long Due { get; private set; }

    /// <summary>Questions that were answered now.</summary>
    public long Answered { get; private set; }

    /// <summary>Why it stopped before the end; null when it did not.</summary>
    public CivilRefusal? Stopped { get; private set; }

    public async Task RunAsync(
        IReadOnlyList<long> people, ProcessContext context, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        Due = people.Count;
        foreach (var handful in people.Chunk(keptTogether))
        {
            if (Stopped is not null) return;
            await AskAsync(handful, context, ct);
            progress?.Report(new(new("Bertanya ke Dukcapil", "Asking the civil registry"), known.Count, people.Count));
        }
    }

    /// <summary>The run that the answers are kept under; begun with the first of them.</summary>
    public async Task<long> RunAsync(UnitOfWork work, CancellationToken ct) =>
        run ??= await MatchRuns.InsertAsync(work, wave, MatchKind.Civil, law.Version, Due, 0, isDone: false, ct);

    private async Task AskAsync(long[] handful, ProcessContext context, CancellationToken ct)
    {
        IReadOnlyList<CivilPerson> people;
        await using (var reading = await database.ReadAsync(ct))
        {
            (people, var before) = await answers.ReadAsync(reading, handful, context.Today, ct);
            foreach (var (person, answer) in before) known[person] = answer;
        }
        var questions = people.Where(person => !known.ContainsKey(person.PersonId))
            .Select(person => (Person: person, Question: answers.Question(person))).ToList();
        var replies = new ConcurrentBag<(CivilPerson Person, CivilReply Reply)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(questions, options, async (one, stop) =>
        {
            // Once it refuses, asking the rest of the handful would only be refused too.
            if (Stopped is { } refusal && refusal != CivilRefusal.Unreachable) return;
            var reply = await client.AskAsync(one.Question, stop);
            replies.Add((one.Person, reply));
            if (reply.Refusal is { } refused and not CivilRefusal.Unreachable) Stopped = refused;
        });
        var failed = replies.Count(reply => reply.Reply.Refusal is not null);
        if (Stopped is null && failed * 2 > replies.Count) Stopped = CivilRefusal.Unreachable;
        await KeepAsync([.. questions.Select(one => one.Person.PersonId)], [.. replies], context, ct);
    }

    private async Task KeepAsync(
        List<long> asked, List<(CivilPerson Person, CivilReply Reply)> replies, ProcessContext context, CancellationToken ct)
    {
        if (replies.Count == 0) return;
        var answered = replies.Where(reply => reply.Reply.Answer is not null)
            .Select(reply => (reply.Person, reply.Reply.Answer!)).OrderBy(reply => reply.Person.PersonId).ToList();
        await using var work = await database.BeginAsync(context, ct);
        if (answered.Count > 0) await answers.KeepAsync(work, await RunAsync(work, ct), answered, ct);
        await AccessLog.RecordAsync(work, asked, ct);
        await work.CommitAsync(ct);
        foreach (var (person, answer) in answered) known[person.PersonId] = answer;
        Answered += answered.Count;
    }
}
