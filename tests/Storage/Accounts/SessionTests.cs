using Paseban.Assistance.Accounts;
using static Paseban.Tests.Storage.Accounts.Desk;

namespace Paseban.Tests.Storage.Accounts;

public sealed class SessionTests
{
    [DatabaseTheory]
    public async Task Find_WhileUsed_GoesOnUntilTheAbsoluteEnd(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var token = await TokenAsync(desk);
        var end = (await desk.FindAsync(token))!.AbsoluteEnd;

        for (var minutes = 0; minutes < 700; minutes += 25)
        {
            desk.Wait(TimeSpan.FromMinutes(25));
            Assert.NotNull(await desk.FindAsync(token));
        }
        var last = await desk.FindAsync(token);
        desk.Wait(end - desk.Now);

        Assert.Equal(end, last!.ExpiresAt);
        Assert.Null(await desk.FindAsync(token));
    }

    [DatabaseTheory]
    public async Task Find_AfterHalfAnHourUnused_FindsNobody(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var token = await TokenAsync(desk);

        desk.Wait(TimeSpan.FromMinutes(30));

        Assert.Null(await desk.FindAsync(token));
    }

    [DatabaseTheory]
    public async Task Find_WithAnUnknownOrBrokenToken_FindsNobody(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var token = await TokenAsync(desk);

        Assert.Null(await desk.FindAsync(""));
        Assert.Null(await desk.FindAsync(token[..^1]));
        Assert.Null(await desk.FindAsync(new string('A', 43)));
        Assert.Null(await desk.FindAsync((await desk.FindAsync(token))!.SessionId));
    }

    [DatabaseTheory]
    public async Task End_AnothersSession_EndsNothing(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var budi = await TokenAsync(desk);
        var siti = (await desk.FindAsync((await desk.EnterAsync("siti", await desk.AddKnownAsync("siti"))).Token))!;

        var ended = await new EndSessions(desk.Database).OneAsync(siti, (await desk.FindAsync(budi))!.SessionId, desk.Process(), Stop);

        Assert.Equal(0, ended.Ended);
        Assert.NotNull(await desk.FindAsync(budi));
    }

    [DatabaseTheory]
    public async Task End_TheOthers_LeavesThisOne(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var secret = await desk.AddKnownAsync("budi");
        string[] tokens = [(await desk.EnterAsync("budi", secret)).Token, (await desk.EnterAsync("budi", secret)).Token];
        var who = (await desk.FindAsync(tokens[1]))!;

        var listed = await new ListSessions(desk.Database).RunAsync(who, desk.Now, Stop);
        var ended = await new EndSessions(desk.Database).OthersAsync(who, desk.Process(), Stop);

        Assert.Equal([true, false], listed.Select(session => session.IsThis));
        Assert.Equal(1, ended.Ended);
        Assert.Null(await desk.FindAsync(tokens[0]));
        Assert.NotNull(await desk.FindAsync(tokens[1]));
    }

    [DatabaseTheory]
    public async Task SignOut_Twice_EndsOnceWithoutAFault(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var token = await TokenAsync(desk);

        await new SignOut(desk.Database).RunAsync(token, desk.Process(), Stop);
        await new SignOut(desk.Database).RunAsync(token, desk.Process(), Stop);

        Assert.Null(await desk.FindAsync(token));
        Assert.Single(await desk.EventsAsync(), kind => kind == "account.signed-out");
    }

    [DatabaseTheory]
    public async Task ChangePassword_ToAGoodOne_EndsTheOtherSessionsAndTheOldPassword(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var secret = await desk.AddKnownAsync("budi");
        string[] tokens = [(await desk.EnterAsync("budi", secret)).Token, (await desk.EnterAsync("budi", secret)).Token];
        var who = (await desk.FindAsync(tokens[1]))!;

        var changed = await new ChangePassword(desk.Database, desk.Keys).RunAsync(
            who, new(Password, "delapan gajah biru"), desk.Process(), Stop);

        Assert.Equal(1, changed.Value.SessionsEnded);
        Assert.Null(await desk.FindAsync(tokens[0]));
        Assert.NotNull(await desk.FindAsync(tokens[1]));
        Assert.Equal("sign-in.refused", (await desk.SignInAsync("budi")).Problems.Single().Code);
        Assert.True((await desk.SignInAsync("budi", "delapan gajah biru")).Succeeded);
    }

    [DatabaseTheory]
    public async Task ChangePassword_ToNoneThatHolds_IsRefused(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var who = (await desk.FindAsync(await TokenAsync(desk)))!;
        var use = new ChangePassword(desk.Database, desk.Keys);

        async Task<string> RefusalAsync(string current, string next) =>
            (await use.RunAsync(who, new(current, next), desk.Process(), Stop)).Problems.Single().Code;

        Assert.Equal("password.short", await RefusalAsync(Password, "pendek"));
        Assert.Equal("password.common", await RefusalAsync(Password, "Indonesia1945"));
        Assert.Equal("password.name", await RefusalAsync(Password, "hijau-budi-kuda"));
        Assert.Equal("password.same", await RefusalAsync(Password, Password));
        Assert.Equal("password.current", await RefusalAsync("salah", "delapan gajah biru"));
    }

    private static async Task<string> TokenAsync(Desk desk) => (await desk.EnterAsync("budi", await desk.AddKnownAsync("budi"))).Token;
}
