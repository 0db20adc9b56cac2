using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Unit.Accounts;

public sealed class TotpTests
{
    // "12345678901234567890" in Base32: the secret of the test vectors in RFC 6238, appendix B (SHA-1, last six of eight digits).
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void CodeAt_TheInstantsOfTheStandard_IsItsCode(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Secret, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(-31, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(61, false)]
    public void StepOf_ACodeMadeEarlierOrLater_IsFoundWithinOneStep(int seconds, bool found)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(30 * 1000);

        Assert.Equal(found, Totp.StepOf(Secret, Totp.CodeAt(Secret, now.AddSeconds(seconds)), now, lastStep: 0) is not null);
    }

    [Fact]
    public void StepOf_ACodeThatWasAccepted_IsNotFoundAgain()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(30 * 1000);
        var code = Totp.CodeAt(Secret, now);

        var first = Totp.StepOf(Secret, code, now, lastStep: 0);

        Assert.Equal(1000, first);
        Assert.Null(Totp.StepOf(Secret, code, now, first!.Value));
    }

    [Fact]
    public void MakeSecret_OfTwo_AreSecretsAndDiffer()
    {
        var (one, other) = (Totp.MakeSecret(), Totp.MakeSecret());

        Assert.True(Totp.IsSecret(one));
        Assert.Equal(32, one.Length);
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData(" 287082")]
    [InlineData("２８７０８２")]
    public void StepOf_WhatIsNoCode_IsNotFound(string code) =>
        Assert.Null(Totp.StepOf(Secret, code, DateTimeOffset.FromUnixTimeSeconds(59), lastStep: 0));
}
