using Paseban.Assistance.Accounts;
using static Paseban.Tests.Storage.Accounts.Desk;

namespace Paseban.Tests.Storage.Accounts;

public sealed class MessageTests
{
    [DatabaseTheory]
    public async Task Send_WhatWaits_SendsItOnceAndForgetsWhatItSaid(Engine engine)
    {
        await using var desk = await WithAMessageAsync(engine);

        var first = await SendAsync(desk);
        var second = await SendAsync(desk);

        Assert.Equal(new MessagesSent(1, 0, 0, 0), first);
        Assert.Equal(new MessagesSent(0, 0, 0, 0), second);
        var message = Assert.Single(desk.Messages.Received);
        Assert.Equal(("siti@contoh.id", ContactChannel.Email), (message.To, message.Channel));
        await using var reading = await desk.Database.ReadAsync(Stop);
        Assert.Equal(0, await reading.SingleAsync<long>("select count(body) from message", ct: Stop));
    }

    [DatabaseTheory]
    public async Task Send_KilledBetweenSendingAndRecording_SendsUnderTheSameReference(Engine engine)
    {
        await using var desk = await WithAMessageAsync(engine);
        desk.Messages.Dies = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(desk));
        desk.Messages.Dies = false;

        var atOnce = await SendAsync(desk);
        desk.Wait(SendMessages.Claim);
        var later = await SendAsync(desk);

        Assert.Equal(0, atOnce.Sent);
        Assert.Equal(1, later.Sent);
        Assert.Equal(2, desk.Messages.Calls);
        Assert.Single(desk.Messages.Received);
    }

    [DatabaseTheory]
    public async Task Send_ByTwoAtOnce_SendsOnce(Engine engine)
    {
        await using var desk = await WithAMessageAsync(engine);

        var results = await Task.WhenAll(SendAsync(desk), SendAsync(desk), SendAsync(desk));

        Assert.Equal(1, results.Sum(result => result.Sent));
        Assert.Equal(1, desk.Messages.Calls);
    }

    [DatabaseTheory]
    public async Task Send_AfterFailures_PausesLongerEachTime(Engine engine)
    {
        await using var desk = await WithAMessageAsync(engine);
        desk.Messages.Answers = () => new(false, false, "HTTP 503");

        var calls = new List<int>();
        for (var minute = 0; minute < 9; minute++)
        {
            await SendAsync(desk);
            calls.Add(desk.Messages.Calls);
            desk.Wait(TimeSpan.FromMinutes(1));
        }
        desk.Messages.Answers = () => new(true, false, "HTTP 202");

        Assert.Equal([1, 2, 2, 3, 3, 3, 3, 3, 4], calls);
        var listed = Assert.Single(await new ListMessages(desk.Database, desk.Keys).RunAsync(10, Stop));
        Assert.Equal(("si***@contoh.id", 4, "HTTP 503"), (listed.To, listed.Attempts, listed.Answer));
    }

    [DatabaseTheory]
    public async Task Send_ACodeThatHasExpiredOrIsRefusedForGood_DropsIt(Engine engine)
    {
        await using var desk = await WithAMessageAsync(engine);
        desk.Messages.Answers = () => new(false, true, "HTTP 422");
        var refused = await SendAsync(desk);
        await AskAsync(desk);
        desk.Wait(TimeSpan.FromMinutes(15));

        var late = await SendAsync(desk);

        Assert.Equal(1, refused.Dropped);
        Assert.Equal(1, late.Dropped);
        Assert.Equal(1, desk.Messages.Calls);
    }

    [DatabaseTheory]
    public async Task Send_WithoutAWayOut_LetsItWait(Engine engine)
    {
        await using var desk = await WithAMessageAsync(engine);

        var none = await new SendMessages(desk.Database, desk.Keys, [], TimeProvider.System).RunAsync(
            desk.Process(ProcessKind.MessageSending), Stop);

        Assert.Equal(1, none.Waiting);
        Assert.Equal(1, (await SendAsync(desk)).Sent);
    }

    [DatabaseTheory]
    public async Task Send_ThroughASlowWayOut_EndsTheRoundBeforeTheClaimsDo(Engine engine)
    {
        await using var desk = await WithAMessageAsync(engine);
        for (var i = 0; i < 3; i++)
            await new BeginRecovery(desk.Database, desk.Keys).RunAsync($"siti{i}@contoh.id", desk.Process(ProcessKind.SigningUp), Stop);
        var watch = new Watch();
        desk.Messages.Answers = () =>
        {
            watch.Seconds += 40;
            return new(false, false, "no answer in time");
        };

        var result = await SendAsync(desk, watch);

        Assert.Equal(2, result.Failed);
    }

    private static async Task<Desk> WithAMessageAsync(Engine engine)
    {
        var desk = await OpenAsync(engine);
        await AskAsync(desk);
        return desk;
    }

    private static Task<Outcome<CodeAsked>> AskAsync(Desk desk) =>
        new BeginRecovery(desk.Database, desk.Keys).RunAsync("siti@contoh.id", desk.Process(ProcessKind.SigningUp), Stop);

    private static Task<MessagesSent> SendAsync(Desk desk, TimeProvider? time = null) =>
        new SendMessages(desk.Database, desk.Keys, [desk.Messages], time ?? TimeProvider.System)
            .RunAsync(desk.Process(ProcessKind.MessageSending), Stop);

    private sealed class Watch : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
