using Paseban.Assistance.Jobs;

namespace Paseban.Tests.Storage.Jobs;

public sealed class JobTests
{
    [DatabaseTheory]
    public async Task Ask_Twice_IsOneJobUntilItEnds(Engine engine)
    {
        await using var board = await JobBoard.CreateAsync(engine);

        var first = await board.AskAsync();
        var second = await board.AskAsync();
        var taken = await board.Desk.TakeAsync(Stop);
        var third = await board.AskAsync();
        await board.Desk.DoneAsync(first.Id, new(new("Tersusun", "Built"), "/runs/R1"), Stop);
        var fourth = await board.AskAsync();

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Id, third.Id);
        Assert.NotEqual(first.Id, fourth.Id);
        Assert.Equal(("R1", board.Actor.Id), (taken!.Value.Job.Asked<AskedRun>().Name, taken.Value.Actor.Id));
        var done = (await board.Jobs.FindAsync(first.Reference, board.Actor, Stop)).Value;
        Assert.Equal((JobState.Done, "Built", "/runs/R1"), (done.State, done.Words!.En, done.Link));
    }

    [DatabaseTheory]
    public async Task Ask_SomethingElseUponTheSame_IsRefusedAndNamesWhoAsked(Engine engine)
    {
        await using var board = await JobBoard.CreateAsync(engine);
        var budi = await board.AddActorAsync(8, "budi");
        var ask = new AskJob(board.Database);
        await board.AskAsync();

        var contents = await ask.RunAsync(
            "run-build", "R1", new AskedRun("R2"), A.Process(ProcessKind.RunBuilding, actor: board.Actor), Stop);
        var other = await ask.RunAsync("run-build", "R1", new AskedRun("R1"), A.Process(ProcessKind.RunBuilding, actor: budi), Stop);

        Assert.Equal("job.under-way", Assert.Single(contents.Problems).Code);
        var refused = Assert.Single(other.Problems);
        Assert.Equal((ProblemKind.Conflict, "job.under-way"), (refused.Kind, refused.Code));
        Assert.StartsWith("dewi asked", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("dewi sudah meminta", refused.Indonesian!.Message, StringComparison.Ordinal);
        Assert.Single((await board.Jobs.ListAsync(A.Actor(98, Role.Auditor), JobFilter.All, A.Morning, ct: Stop)).Value.Jobs);
    }

    [DatabaseTheory]
    public async Task Take_ACalledOffJobWhoseProcessDied_EndsIt(Engine engine)
    {
        await using var board = await JobBoard.CreateAsync(engine);
        var job = await board.AskAsync();
        await board.Desk.TakeAsync(Stop);
        await board.Jobs.CancelAsync(job.Reference, A.Process(ProcessKind.RunBuilding, actor: board.Actor), Stop);
        board.Clock.Now += TimeSpan.FromMinutes(4);

        Assert.Null(await board.Desk.TakeAsync(Stop));

        Assert.Equal(JobState.Cancelled, (await board.Jobs.FindAsync(job.Reference, board.Actor, Stop)).Value.State);
    }

    [DatabaseTheory]
    public async Task Break_ACalledOffJob_EndsIt(Engine engine)
    {
        await using var board = await JobBoard.CreateAsync(engine);
        var job = await board.AskAsync();
        await board.Desk.TakeAsync(Stop);
        await board.Jobs.CancelAsync(job.Reference, A.Process(ProcessKind.RunBuilding, actor: board.Actor), Stop);

        await board.Desk.BrokenAsync(job.Id, Stop);

        Assert.Equal(JobState.Cancelled, (await board.Jobs.FindAsync(job.Reference, board.Actor, Stop)).Value.State);
    }

    [DatabaseTheory]
    public async Task Break_AJob_LetsAMinutePassAndFailsItTheThirdTime(Engine engine)
    {
        await using var board = await JobBoard.CreateAsync(engine);
        var job = await board.AskAsync();

        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal(job.Id, (await board.Desk.TakeAsync(Stop))!.Value.Job.Id);
            await board.Desk.BrokenAsync(job.Id, Stop);
            Assert.Null(await board.Desk.TakeAsync(Stop));
            board.Clock.Now += TimeSpan.FromSeconds(61);
        }

        Assert.Null(await board.Desk.TakeAsync(Stop));
        var failed = (await board.Jobs.FindAsync(job.Reference, board.Actor, Stop)).Value;
        Assert.Equal((JobState.Failed, "job.failed"), (failed.State, Assert.Single(failed.Problems).Code));
    }

    [DatabaseTheory]
    public async Task PutBack_WhenTheSiteStops_CostsNoTry(Engine engine)
    {
        await using var board = await JobBoard.CreateAsync(engine);
        var job = await board.AskAsync();

        for (var stop = 0; stop < 5; stop++)
        {
            Assert.Equal(job.Id, (await board.Desk.TakeAsync(Stop))!.Value.Job.Id);
            await board.Desk.PutBackAsync(job.Id, Stop);
        }

        Assert.Equal(JobState.Waiting, (await board.Jobs.FindAsync(job.Reference, board.Actor, Stop)).Value.State);
    }

    [DatabaseTheory]
    public async Task Take_AfterItsProcessDied_BeginsItAgainThreeTimesAtMost(Engine engine)
    {
        await using var board = await JobBoard.CreateAsync(engine);
        var job = await board.AskAsync();

        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal(job.Id, (await board.Desk.TakeAsync(Stop))!.Value.Job.Id);
            Assert.Null(await board.Desk.TakeAsync(Stop));
            board.Clock.Now += TimeSpan.FromMinutes(2);
            Assert.False(await board.Desk.BeatAsync(job.Id, new(new("Membaca", "Reading"), 1, 2), Stop));
            board.Clock.Now += TimeSpan.FromMinutes(2);
            Assert.Null(await board.Desk.TakeAsync(Stop));
            board.Clock.Now += TimeSpan.FromMinutes(2);
        }

        Assert.Null(await board.Desk.TakeAsync(Stop));
        Assert.Equal(JobState.Failed, (await board.Jobs.FindAsync(job.Reference, board.Actor, Stop)).Value.State);
    }

    [DatabaseTheory]
    public async Task Take_ByTwoAtOnce_GivesItToOne(Engine engine)
    {
        await using var board = await JobBoard.CreateAsync(engine);
        await board.AskAsync();

        var taken = await Task.WhenAll(board.Desk.TakeAsync(Stop), new JobDesk(board.Database, board.Clock).TakeAsync(Stop));

        Assert.Single(taken, one => one is not null);
    }

    [DatabaseTheory]
    public async Task Take_WhenTheAskerLostTheRight_RefusesIt(Engine engine)
    {
        await using var board = await JobBoard.CreateAsync(engine);
        var job = await board.AskAsync();
        await using (var work = await board.Database.BeginAsync(A.Process(), Stop))
        {
            await work.ExecuteAsync("delete from actor_role", ct: Stop);
            await work.CommitAsync(Stop);
        }

        Assert.Null(await board.Desk.TakeAsync(Stop));

        var refused = (await board.Jobs.FindAsync(job.Reference, board.Actor, Stop)).Value;
        Assert.Equal((JobState.Refused, "job.right"), (refused.State, Assert.Single(refused.Problems).Code));
    }

    [DatabaseTheory]
    public async Task Cancel_BeforeAndDuringTheWork_EndsIt(Engine engine)
    {
        await using var board = await JobBoard.CreateAsync(engine);
        var context = A.Process(ProcessKind.RunBuilding, actor: board.Actor);

        var waiting = await board.AskAsync();
        var ended = (await board.Jobs.CancelAsync(waiting.Reference, context, Stop)).Value;
        var running = await board.AskAsync();
        await board.Desk.TakeAsync(Stop);
        var told = (await board.Jobs.CancelAsync(running.Reference, context, Stop)).Value;

        Assert.Equal(JobState.Cancelled, ended.State);
        Assert.Equal((JobState.Running, true), (told.State, told.Cancelling));
        Assert.True(await board.Desk.BeatAsync(running.Id, new(new("Membaca", "Reading"), 1, 2), Stop));
    }

    [DatabaseTheory]
    public async Task Find_AnothersJob_IsUnknownExceptToThoseWhoWatch(Engine engine)
    {
        await using var board = await JobBoard.CreateAsync(engine);
        var job = await board.AskAsync();

        var other = await board.Jobs.FindAsync(job.Reference, A.Actor(99, Role.PusdatinOfficer), Stop);
        var auditor = A.Actor(98, Role.Auditor);
        var cancelled = await board.Jobs.CancelAsync(job.Reference, A.Process(ProcessKind.RunBuilding, actor: auditor), Stop);

        Assert.Equal("job.unknown", other.Problems[0].Code);
        Assert.True((await board.Jobs.FindAsync(job.Reference, auditor, Stop)).Succeeded);
        Assert.Equal("job.other", cancelled.Problems[0].Code);
        Assert.Empty((await board.Jobs.ListAsync(A.Actor(99, Role.PusdatinOfficer), JobFilter.All, A.Morning, ct: Stop)).Value.Jobs);
    }

    [DatabaseTheory]
    public async Task List_OfMany_GoesOnWhereThePageEnded(Engine engine)
    {
        await using var board = await JobBoard.CreateAsync(engine);
        for (var i = 0; i < 5; i++) await board.AskAsync($"R{i}");

        var first = (await board.Jobs.ListAsync(board.Actor, JobFilter.All, A.Morning, null, 3, Stop)).Value;
        var second = (await board.Jobs.ListAsync(board.Actor, JobFilter.All, A.Morning, first.After, 3, Stop)).Value;

        Assert.Equal(["R4", "R3", "R2"], first.Jobs.Select(job => job.Subject));
        Assert.Equal(["R1", "R0"], second.Jobs.Select(job => job.Subject));
        Assert.Null(second.After);
    }

    [DatabaseTheory]
    public async Task List_OfWhatCameToNothing_LeavesOutWhatIsOldOrWasAskedForAgain(Engine engine)
    {
        await using var board = await JobBoard.CreateAsync(engine);
        await using (var work = await board.Database.BeginAsync(A.Process(), Stop))
        {
            await work.ExecuteAsync(
                """
                insert into job (id, kind, subject, process, request, actor_id, reason, evidence, state, asked_at, ended_at, stage, outcome)
                values (901, 'run-build', 'OLD', 1, '{}', 7, '', '', 'failed', 0, @old, '', ''),
                       (902, 'run-build', 'TWICE', 1, '{}', 7, '', '', 'failed', 0, @now, '', ''),
                       (903, 'run-build', 'TWICE', 1, '{}', 7, '', '', 'done', 0, @now, '', ''),
                       (904, 'run-build', 'REFUSED', 1, '{}', 7, '', '', 'refused', 0, @now, '', ''),
                       (905, 'run-build', 'FAILED', 1, '{}', 7, '', '', 'failed', 0, @now, '', '')
                """,
                new { now = Instant.ToMicroseconds(A.Morning), old = Instant.ToMicroseconds(A.Morning.AddDays(-8)) },
                Stop);
            await work.CommitAsync(Stop);
        }
        var auditor = A.Actor(98, Role.Auditor);

        Assert.Equal(["FAILED", "REFUSED"], await SubjectsAsync(board.Actor, JobFilter.OwnInVain));
        Assert.Equal(["FAILED"], await SubjectsAsync(auditor, JobFilter.Failed));
        Assert.Empty(await SubjectsAsync(auditor, JobFilter.OwnInVain));
        Assert.Equal(["FAILED", "TWICE", "OLD"], await SubjectsAsync(auditor, new([JobState.Failed])));
        Assert.Equal(5, (await SubjectsAsync(auditor, JobFilter.All)).Count());

        async Task<IEnumerable<string>> SubjectsAsync(Actor actor, JobFilter filter) =>
            (await board.Jobs.ListAsync(actor, filter, A.Morning, ct: Stop)).Value.Jobs.Select(job => job.Subject);
    }
}
