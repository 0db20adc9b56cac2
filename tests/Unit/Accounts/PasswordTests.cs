using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Unit.Accounts;

public sealed class PasswordTests
{
    [Fact]
    public void Fits_TheSamePassword_OnlyThatOne()
    {
        var stored = PasswordHash.Of("tujuh kuda hijau");

        Assert.True(PasswordHash.Fits(stored, "tujuh kuda hijau"));
        Assert.False(PasswordHash.Fits(stored, "tujuh kuda hijau "));
        Assert.False(PasswordHash.Fits(stored, ""));
        Assert.StartsWith("pbkdf2-sha512.210000.", stored, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TheSamePasswordTwice_HasAnotherSalt() =>
        Assert.NotEqual(PasswordHash.Of("tujuh kuda hijau"), PasswordHash.Of("tujuh kuda hijau"));

    [Fact]
    public void Fits_AnAccentWrittenTheOtherWay_IsTheSamePassword() =>
        Assert.True(PasswordHash.Fits(PasswordHash.Of("caf\u00e9 di jalan sabang"), "cafe\u0301 di jalan sabang"));

    [Fact]
    public void Fits_TheDecoy_Never()
    {
        Assert.False(PasswordHash.Fits(PasswordHash.Decoy, ""));
        Assert.False(PasswordHash.Fits(PasswordHash.Decoy, "tujuh kuda hijau"));
    }

    [Theory]
    [InlineData("sebelas sig", "password.short")]
    [InlineData("INDONESIA1945", "password.common")]
    [InlineData("aaaaaaaaaaaab", "password.common")]
    [InlineData("xx-Budi.Santoso-xx", "password.name")]
    [InlineData("dua belas si", null)]
    public void Refusal_OfAPassword_SaysWhy(string password, string? code) =>
        Assert.Equal(code, PasswordRules.Refusal(password, "budi.santoso", "")?.Code);

    [Fact]
    public void MakeFirst_Always_HoldsItsOwnRules() =>
        Assert.All(Enumerable.Range(0, 200), _ => Assert.Null(PasswordRules.Refusal(PasswordRules.MakeFirst(), "budi")));

    [Theory]
    [InlineData(5, 15)]
    [InlineData(6, 30)]
    [InlineData(7, 60)]
    [InlineData(11, 960)]
    [InlineData(12, 1440)]
    [InlineData(1_000_000, 1440)]
    public void Lock_AfterMoreFailures_GrowsUpToADay(long failures, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), AttemptGuard.Lock(failures));
}
