using System.Security.Cryptography;
using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Unit.BankMessages;

public sealed class FileSignatureTests : IDisposable
{
    private static readonly byte[] Content = "<Document/>"u8.ToArray();
    private readonly TestFolder folder = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        folder.Dispose();
        key.Dispose();
    }

    [Fact]
    public void Verify_OwnSignature_GivesTheHashOfTheContent()
    {
        var verified = FileSignature.Verify(new MemoryStream(Content), FileSignature.Sign(new MemoryStream(Content), key) + "\n", key);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Content)), verified.Value);
    }

    [Fact]
    public void Verify_AnyByteChanged_IsWrong()
    {
        var signature = FileSignature.Sign(new MemoryStream(Content), key);

        for (var i = 0; i < Content.Length; i++)
        {
            var changed = Content.ToArray();
            changed[i] ^= 1;
            Assert.Equal("signature-wrong", Code(FileSignature.Verify(new MemoryStream(changed), signature, key)));
        }
    }

    [Fact]
    public void Verify_SignedWithAnotherKey_IsWrong()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var verified = FileSignature.Verify(new MemoryStream(Content), FileSignature.Sign(new MemoryStream(Content), other), key);

        Assert.Equal("signature-wrong", Code(verified));
    }

    [Theory]
    [InlineData(null, "signature-missing")]
    [InlineData(" \n", "signature-missing")]
    [InlineData("not base64!", "signature-malformed")]
    [InlineData("AAAAAAAAAAAAAAAA", "signature-malformed")]
    [InlineData("MAAA", "signature-malformed")]
    [InlineData("MAYCAQECAQE=", "signature-wrong")]
    public void Verify_NoSignatureAtAll_SaysWhichKind(string? signature, string code) =>
        Assert.Equal(code, Code(FileSignature.Verify(new MemoryStream(Content), signature, key)));

    [Fact]
    public void Verify_IeeeFormatInsteadOfDer_IsRefused()
    {
        var raw = Convert.ToBase64String(key.SignData(Content, HashAlgorithmName.SHA256));

        Assert.False(FileSignature.Verify(new MemoryStream(Content), raw, key).Succeeded);
    }

    [Fact]
    public void Verify_RandomBytesThatBeginLikeASignature_AreRefusedAndNeverThrow()
    {
        var random = new Random(20240301);
        for (var i = 0; i < 500; i++)
        {
            var bytes = new byte[random.Next(8, 73)];
            random.NextBytes(bytes);
            bytes[0] = 0x30;
            if (i % 2 == 0) bytes[1] = (byte)(bytes.Length - 2);

            Assert.False(FileSignature.Verify(new MemoryStream(Content), Convert.ToBase64String(bytes), key).Succeeded);
        }
    }

    [Fact]
    public void VerifyFile_HugeSignatureFile_IsMalformed()
    {
        File.WriteAllBytes(folder["A.xml"], Content);
        File.WriteAllText(folder["A.xml.sig"], new string('A', 1_000_000));

        Assert.Equal("signature-malformed", Code(FileSignature.VerifyFile(folder["A.xml"], key)));
    }

    [Fact]
    public void ReadKey_WrittenPublicKey_VerifiesWhatThePrivateKeySigned()
    {
        FileSignature.WritePublicKey(folder["bank.pub.pem"], key);

        using var read = FileSignature.ReadKey(folder["bank.pub.pem"]).Value;

        Assert.True(FileSignature.Verify(new MemoryStream(Content), FileSignature.Sign(new MemoryStream(Content), key), read).Succeeded);
    }

    [Fact]
    public void ReadKey_AnotherCurve_IsRefused()
    {
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        FileSignature.WritePublicKey(folder["bank.pub.pem"], large);

        Assert.Equal("key-malformed", FileSignature.ReadKey(folder["bank.pub.pem"]).Problems.Single().Code);
    }

    [Theory]
    [InlineData("hello", "key-malformed")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "key-malformed")]
    [InlineData(null, "key-missing")]
    public void ReadKey_NoKey_SaysWhy(string? text, string code)
    {
        if (text is not null) File.WriteAllText(folder["bank.pub.pem"], text);

        Assert.Equal(code, FileSignature.ReadKey(folder["bank.pub.pem"]).Problems.Single().Code);
    }

    private static string Code(Outcome<string> outcome) => outcome.Problems.Single().Code;
}
