using Paseban.Assistance.Accounts;
using static Paseban.Tests.Storage.Accounts.Desk;

namespace Paseban.Tests.Storage.Accounts;

public sealed class SignInTests
{
    [DatabaseTheory]
    public async Task SignIn_ForTheFirstTime_OwesAPasswordThenASecondStep(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var added = await desk.AddAsync("budi.santoso", role: Role.Lurah, area: Cideng);

        var step = (await desk.SignInAsync("Budi.Santoso ", added.Value.FirstPassword!)).Value;

        var who = (await desk.FindAsync(step.Token))!;
        Assert.Equal(SignInNext.ChangePassword, step.Next);
        Assert.True(who is { MustChangePassword: true, MustSetUpCode: true, Kind: AccountKind.Staff });
        Assert.Empty(who.Actor.Roles);
        var changed = await new ChangePassword(desk.Database, desk.Keys).RunAsync(
            who, new(added.Value.FirstPassword!, Password), desk.Process(), Stop);
        Assert.True(changed.Succeeded);
        var setUp = new SetUpSecondStep(desk.Database, desk.Keys);
        var offer = (await setUp.BeginAsync(who, desk.Process(), Stop)).Value;
        var code = Totp.CodeAt(offer.Secret, desk.Now);
        var codes = (await setUp.ConfirmAsync(who, code, desk.Process(), desk.Now, Stop)).Value.RecoveryCodes;
        Assert.Equal(10, codes.Distinct().Count());
        who = (await desk.FindAsync(step.Token))!;
        Assert.True(who is { MustChangePassword: false, MustSetUpCode: false });
        Assert.Equal([Role.Lurah], who.Actor.Roles);
        Assert.Equal([AreaCode.Parse(Cideng)], who.Actor.Areas);
    }

    [DatabaseTheory]
    public async Task SignIn_WithTheSecondStepToCome_FindsNobodyYet(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var secret = await desk.AddKnownAsync("budi");

        var first = (await desk.SignInAsync("budi")).Value;
        var before = await desk.FindAsync(first.Token);
        var second = (await desk.ConfirmAsync(first.Token, Totp.CodeAt(secret, desk.Now))).Value;

        Assert.Equal(SignInNext.ConfirmSecondStep, first.Next);
        Assert.Null(before);
        Assert.Equal(SignInNext.Done, second.Next);
        Assert.NotEqual(first.Token, second.Token);
        Assert.Null(await desk.FindAsync(first.Token));
        Assert.Equal("Name of budi", (await desk.FindAsync(second.Token))!.Actor.Name);
    }

    [DatabaseTheory]
    public async Task SignIn_UnknownAndWrong_AreAnsweredAndLockedAlike(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.AddKnownAsync("budi");

        foreach (var login in (string[])["budi", "nobody"])
        {
            for (var i = 0; i < 5; i++)
                Assert.Equal("sign-in.refused", (await desk.SignInAsync(login, "wrong password")).Problems.Single().Code);
        }
        var known = (await desk.SignInAsync("budi")).Problems.Single();
        var unknown = (await desk.SignInAsync("nobody")).Problems.Single();

        Assert.Equal("sign-in.locked", known.Code);
        Assert.Equal(known, unknown);
        Assert.NotNull(known.Indonesian);
        Assert.Equal(2, (await desk.EventsAsync()).Count(kind => kind == "account.locked"));
    }

    [DatabaseTheory]
    public async Task SignIn_AfterTheLock_IsLetInAndAFurtherFailureLocksLonger(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.AddKnownAsync("budi");
        for (var i = 0; i < 5; i++) await desk.SignInAsync("budi", "wrong password");

        desk.Wait(TimeSpan.FromMinutes(15));
        var wrong = await desk.SignInAsync("budi", "wrong again");
        desk.Wait(TimeSpan.FromMinutes(29));
        var still = await desk.SignInAsync("budi");
        desk.Wait(TimeSpan.FromMinutes(1));
        var right = await desk.SignInAsync("budi");

        Assert.Equal("sign-in.refused", wrong.Problems.Single().Code);
        Assert.Equal("sign-in.locked", still.Problems.Single().Code);
        Assert.True(right.Succeeded);
    }

    [DatabaseTheory]
    public async Task SignIn_ManyAtOnce_GetNoMoreTriesThanOneAfterTheOther(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.AddKnownAsync("budi");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => desk.SignInAsync("budi", "wrong password")));

        Assert.Equal(5, answers.Count(answer => answer.Problems.Single().Code == "sign-in.refused"));
        Assert.Equal(7, answers.Count(answer => answer.Problems.Single().Code == "sign-in.locked"));
    }

    [DatabaseTheory]
    public async Task SignIn_OfARetiredActor_IsRefusedAndTheirSessionEnds(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var secret = await desk.AddKnownAsync("budi");
        var session = await desk.EnterAsync("budi", secret);

        await new RetireActor(desk.Database).RunAsync("Name of budi", desk.Process(ProcessKind.ActorChanging), Stop);

        Assert.Null(await desk.FindAsync(session.Token));
        Assert.Equal("sign-in.refused", (await desk.SignInAsync("budi")).Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task SignIn_AsACitizenWithAUserName_IsRefused(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.AddKnownAsync("budi");

        Assert.Equal("sign-in.refused", (await desk.SignInAsync("budi", kind: AccountKind.Citizen)).Problems.Single().Code);
    }
}
