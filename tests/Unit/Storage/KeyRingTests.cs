using System.Security.Cryptography;
using System.Text;
using Paseban.Storage;

namespace Paseban.Tests.Unit.Storage;

public sealed class KeyRingTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("content");

    [Fact]
    public void OpenOrCreate_Twice_GivesTheSameRing()
    {
        using var folder = new TemporaryFolder();
        using var made = KeyRing.OpenOrCreate(folder.Path);
        using var opened = KeyRing.OpenOrCreate(folder.Path);

        Assert.Equal(made.Fingerprint, opened.Fingerprint);
        Assert.Equal(made.SigningKeyId, opened.SigningKeyId);
        Assert.True(made.VaultKey(made.CurrentVaultKeyId).SequenceEqual(opened.VaultKey(opened.CurrentVaultKeyId)));
        Assert.True(opened.Verify(Content, made.Sign(Content)));
    }

    [Fact]
    public void OpenOrCreate_ANewRing_IsItsOwnersAlone()
    {
        if (OperatingSystem.IsWindows()) return; // it has no such modes
        using var folder = new TemporaryFolder();
        using var ring = KeyRing.OpenOrCreate(folder.Of("keys"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Of("keys/keyring.json")));
    }

    [Fact]
    public void Verify_OtherContentKeyOrText_IsFalse()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        using var ring = KeyRing.OpenOrCreate(one.Path);
        using var stranger = KeyRing.OpenOrCreate(other.Path);
        var signature = ring.Sign(Content);

        Assert.False(ring.Verify("contenT"u8, signature));
        Assert.False(stranger.Verify(Content, signature));
        Assert.False(ring.Verify(Content, "not base64"));
        Assert.False(ring.Verify(Content, new string('A', 4_000)));
        Assert.NotEqual(ring.Fingerprint, stranger.Fingerprint);
    }

    [Fact]
    public void VaultKey_OfAnUnknownId_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using var ring = KeyRing.OpenOrCreate(folder.Path);

        Assert.Throws<CryptographicException>(() => ring.VaultKey("v9").Length);
    }
}
