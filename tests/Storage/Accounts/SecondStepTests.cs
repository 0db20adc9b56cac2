using Paseban.Assistance.Accounts;
using static Paseban.Tests.Storage.Accounts.Desk;

namespace Paseban.Tests.Storage.Accounts;

public sealed class SecondStepTests
{
    [DatabaseTheory]
    public async Task Confirm_WithACodeOfANeighbouringStep_IsAccepted(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var secret = await desk.AddKnownAsync("budi");

        var early = await desk.ConfirmAsync(await FirstAsync(desk), Totp.CodeAt(secret, desk.Now.AddSeconds(-30)));
        var late = await desk.ConfirmAsync(await FirstAsync(desk), Totp.CodeAt(secret, desk.Now.AddSeconds(30)));
        var tooLate = await desk.ConfirmAsync(await FirstAsync(desk), Totp.CodeAt(secret, desk.Now.AddSeconds(60)));

        Assert.True(early.Succeeded && late.Succeeded);
        Assert.Equal("code.wrong", tooLate.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Confirm_WithACodeThatWasUsed_IsRefused(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var secret = await desk.AddKnownAsync("budi");
        var code = Totp.CodeAt(secret, desk.Now);
        await desk.ConfirmAsync(await FirstAsync(desk), code);

        var again = await desk.ConfirmAsync(await FirstAsync(desk), code);
        var earlier = await desk.ConfirmAsync(await FirstAsync(desk), Totp.CodeAt(secret, desk.Now.AddSeconds(-30)));

        Assert.Equal("code.wrong", again.Problems.Single().Code);
        Assert.Equal("code.wrong", earlier.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Confirm_TheSameCodeAtOnce_IsAcceptedOnce(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var secret = await desk.AddKnownAsync("budi");
        string[] tokens = [await FirstAsync(desk), await FirstAsync(desk), await FirstAsync(desk)];

        var answers = await Task.WhenAll(tokens.Select(token => desk.ConfirmAsync(token, Totp.CodeAt(secret, desk.Now))));

        Assert.Single(answers, answer => answer.Succeeded);
    }

    [DatabaseTheory]
    public async Task Confirm_WithARecoveryCode_IsAcceptedOnce(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var code = (await SetUpAsync(desk)).RecoveryCodes[3];

        var first = await desk.ConfirmAsync(await FirstAsync(desk), $" {code.ToUpperInvariant()} ");
        var again = await desk.ConfirmAsync(await FirstAsync(desk), code);

        Assert.True(first.Succeeded);
        Assert.Equal("code.wrong", again.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Confirm_WrongFiveTimes_LocksThoughThePasswordIsRight(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var secret = await desk.AddKnownAsync("budi");
        for (var i = 0; i < 5; i++) await desk.ConfirmAsync(await FirstAsync(desk), "12345");

        var right = await desk.ConfirmAsync(await FirstAsync(desk), Totp.CodeAt(secret, desk.Now));

        Assert.Equal("sign-in.locked", right.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Confirm_TooLateAfterThePassword_IsRefused(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var secret = await desk.AddKnownAsync("budi");
        var token = await FirstAsync(desk);

        desk.Wait(SessionTimes.SecondStep);

        Assert.Equal("session.ended", (await desk.ConfirmAsync(token, Totp.CodeAt(secret, desk.Now))).Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task SetUp_WithAWrongCode_ChangesNothingAndShowsTheSameSecretAgain(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var who = await NewcomerAsync(desk);
        var setUp = new SetUpSecondStep(desk.Database, desk.Keys);
        var offer = (await setUp.BeginAsync(who, desk.Process(), Stop)).Value;

        var wrong = await setUp.ConfirmAsync(who, "00000", desk.Process(), desk.Now, Stop);
        var again = (await setUp.BeginAsync(who, desk.Process(), Stop)).Value;

        Assert.Equal("code.wrong", wrong.Problems.Single().Code);
        Assert.Equal(offer, again);
        Assert.StartsWith("otpauth://totp/Paseban:budi?secret=", offer.Uri, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task SetUp_Twice_IsRefused(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await SetUpAsync(desk);
        var who = (await desk.FindAsync((await desk.SignInAsync("budi")).Value.Token));

        var newcomer = new SignedIn(A.Actor(1), 1, "", AccountKind.Staff, false, false, desk.Now, desk.Now);
        var again = await new SetUpSecondStep(desk.Database, desk.Keys).BeginAsync(newcomer, desk.Process(), Stop);

        Assert.Null(who);
        Assert.Equal("second-step.set-up", again.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task SetUp_WithTheCodeOfTheSetUp_CannotBeUsedToSignIn(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var who = await NewcomerAsync(desk);
        var setUp = new SetUpSecondStep(desk.Database, desk.Keys);
        var code = Totp.CodeAt((await setUp.BeginAsync(who, desk.Process(), Stop)).Value.Secret, desk.Now);
        await setUp.ConfirmAsync(who, code, desk.Process(), desk.Now, Stop);

        Assert.Equal("code.wrong", (await desk.ConfirmAsync(await FirstAsync(desk), code)).Problems.Single().Code);
    }

    private static async Task<string> FirstAsync(Desk desk) => (await desk.SignInAsync("budi")).Value.Token;

    private static async Task<SignedIn> NewcomerAsync(Desk desk)
    {
        await desk.AddAsync("budi", new(Password, TotpSecret: null));
        return (await desk.FindAsync(await FirstAsync(desk)))!;
    }

    private static async Task<SecondStepSetUp> SetUpAsync(Desk desk)
    {
        var who = await NewcomerAsync(desk);
        var setUp = new SetUpSecondStep(desk.Database, desk.Keys);
        var offer = (await setUp.BeginAsync(who, desk.Process(), Stop)).Value;
        return (await setUp.ConfirmAsync(who, Totp.CodeAt(offer.Secret, desk.Now), desk.Process(), desk.Now, Stop)).Value;
    }
}
