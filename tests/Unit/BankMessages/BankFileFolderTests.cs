using System.Security.Cryptography;
using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Unit.BankMessages;

public sealed class BankFileFolderTests : IDisposable
{
    private readonly TestFolder root = new();
    private readonly BankFileFolder bank;

    public BankFileFolderTests() => bank = new(root.Path);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => root.Dispose();

    [Fact]
    public void Publish_Payments_PutsFileAndSignatureToTheBank()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var approved = PaymentFileWriter.Write(Stream.Null, Payments.Header(2), Payments.Many(2)).Sha256;

        bank.Publish("A.xml", Payments.Header(2), Payments.Many(2), key, approved);

        Assert.Equal(approved, FileSignature.VerifyFile(Path.Combine(bank.ToBank, "A.xml"), key).Value);
        Assert.Equal(2, Directory.GetFiles(bank.ToBank).Length);
    }

    [Fact]
    public async Task ListAsync_IncompleteFiles_AreNotThereYet()
    {
        await ArriveAsync("B.xml", "A.xml", "C.xml");
        File.WriteAllText(Path.Combine(bank.FromBank, "D.xml"), "<D/>");
        File.WriteAllText(Path.Combine(bank.FromBank, "E.xml.part"), "<E");
        File.WriteAllText(Path.Combine(bank.FromBank, "F.xml.sig"), "signed");

        var files = await bank.ListAsync(Now);

        Assert.Equal(["A.xml", "B.xml", "C.xml"], files.Where(file => file.IsSigned).Select(file => file.Name));
        Assert.Equal("D.xml", files.Single(file => !file.IsSigned).Name);
        var refusal = await Assert.ThrowsAsync<BankChannelException>(() => bank.OpenAsync("D.xml", Now));
        Assert.True(refusal.CanRetry);
    }

    [Fact]
    public async Task ListAsync_NothingChanged_GivesTheSameStampAndAnotherAfterANewSignature()
    {
        await ArriveAsync("A.xml");
        var first = await bank.ListAsync(Now);

        var second = await bank.ListAsync(Now);
        await File.WriteAllTextAsync(Path.Combine(bank.FromBank, "A.xml.sig"), "signed anew", Now);

        Assert.Equal(first, second);
        Assert.NotEqual(first, await bank.ListAsync(Now));
    }

    [Fact]
    public async Task ListAsync_NoFolderYet_IsEmpty() => Assert.Empty(await bank.ListAsync(Now));

    [Fact]
    public async Task OpenAsync_FileChangedAfterwards_IsReadAsItWasVerified()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await ArriveAsync("A.xml");
        File.WriteAllText(Path.Combine(bank.FromBank, "A.xml.sig"), FileSignature.Sign(BankXml.Stream("<A.xml/>"), key));

        using var file = await bank.OpenAsync("A.xml", Now);
        File.WriteAllText(Path.Combine(bank.FromBank, "A.xml"), "<Forged/>");

        Assert.True(file.Verify(key).Succeeded);
        Assert.Equal("<A.xml/>", await new StreamReader(file.FromStart()).ReadToEndAsync(Now));
    }

    [Theory]
    [InlineData("../A.xml")]
    [InlineData("/etc/A.xml")]
    [InlineData("A.xml.sig")]
    public async Task OpenAsync_NameThatPointsElsewhere_IsRefused(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => bank.OpenAsync(name, Now));

    [Fact]
    public void ReadBankKey_BothKeys_AreWhereTheContractSays()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        bank.WriteOwnKey(key);
        File.Copy(Path.Combine(root.Path, "keys", "paseban.pub.pem"), Path.Combine(root.Path, "keys", "bank.pub.pem"));

        using var read = bank.ReadBankKey().Value;
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), read.ExportSubjectPublicKeyInfo());
    }

    private async Task ArriveAsync(params string[] names)
    {
        Directory.CreateDirectory(bank.FromBank);
        foreach (var name in names)
        {
            await File.WriteAllTextAsync(Path.Combine(bank.FromBank, name), $"<{name}/>", Now);
            await File.WriteAllTextAsync(Path.Combine(bank.FromBank, name + ".sig"), "signed", Now);
        }
    }
}
