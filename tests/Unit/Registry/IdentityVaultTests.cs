using System.Security.Cryptography;
using Paseban.Assistance.Registry;
using Paseban.Storage;

namespace Paseban.Tests.Unit.Registry;

public sealed class IdentityVaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly KeyRing keys;
    private readonly IdentityVault vault;

    public IdentityVaultTests()
    {
        keys = KeyRing.OpenOrCreate(folder.Path);
        vault = new IdentityVault(keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3171990101500001")]
    [InlineData("Jl. Kali Besar Timur é 5 \U0001F3E0")]
    public void Decrypt_OfEncrypt_GivesTheText(string text)
    {
        var ciphertext = vault.Encrypt(7, IdentityField.Address, text);

        Assert.Equal(text, vault.Decrypt(7, IdentityField.Address, ciphertext));
        Assert.StartsWith("v1.", ciphertext, StringComparison.Ordinal);
    }

    [Fact]
    public void Encrypt_SameTextTwice_GivesDifferentCiphertexts()
    {
        var ciphertexts = Enumerable.Range(0, 1000).Select(_ => vault.Encrypt(7, IdentityField.Nik, "3171990101500001")).ToHashSet();

        Assert.Equal(1000, ciphertexts.Count);
    }

    [Fact]
    public void Decrypt_MovedToAnotherPersonOrField_Throws()
    {
        var ciphertext = vault.Encrypt(7, IdentityField.Nik, "3171990101500001");

        Assert.ThrowsAny<CryptographicException>(() => vault.Decrypt(8, IdentityField.Nik, ciphertext));
        Assert.ThrowsAny<CryptographicException>(() => vault.Decrypt(7, IdentityField.Account, ciphertext));
        Assert.ThrowsAny<CryptographicException>(() => vault.DecryptCard(7, ciphertext));
        Assert.Equal("1", vault.DecryptCard(7, vault.EncryptCard(7, "1")));
    }

    [Fact]
    public void BlindIndex_SameDigits_IsEqualInOneFieldOnly()
    {
        Assert.Equal(vault.BlindIndex(IdentityField.Nik, "3171990101500001"), vault.BlindIndex(IdentityField.Nik, "3171990101500001"));
        Assert.NotEqual(vault.BlindIndex(IdentityField.Nik, "3171990101500001"), vault.BlindIndex(IdentityField.Kk, "3171990101500001"));
        Assert.NotEqual(vault.BlindIndex(IdentityField.Nik, "3171990101500001"), vault.BlindIndex(IdentityField.Nik, "3171990101500002"));
        Assert.Equal(22, vault.BlindIndex(IdentityField.Nik, "3171990101500001").Length);
    }

    public void Dispose()
    {
        vault.Dispose();
        keys.Dispose();
        folder.Dispose();
    }
}
