using System.Security.Cryptography;
using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Unit.BankMessages;

public sealed class PaymentFileTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        folder.Dispose();
        key.Dispose();
    }

    [Fact]
    public void Publish_GoodPayments_LeavesFileAndItsSignatureOnly()
    {
        var published = Publish(3);

        Assert.Equal(["RUN.xml", "RUN.xml.sig"], folder.Names);
        Assert.Equal(published.Summary.Sha256, FileSignature.VerifyFile(published.Path, key).Value);
        Assert.Equal(published.Signature, File.ReadAllText(folder["RUN.xml.sig"]));
    }

    [Fact]
    public void Publish_PaymentsDisagreeWithHead_PublishesNothing()
    {
        Assert.Throws<PaymentFileException>(() => PaymentFile.Publish(folder.Path, "RUN.xml", Payments.Header(3), Payments.Many(2), key));

        Assert.Equal(["RUN.xml.part"], folder.Names);
    }

    [Fact]
    public void Publish_HashIsNotTheApprovedOne_PublishesNothing()
    {
        var refusal = Assert.Throws<PaymentFileException>(() =>
            PaymentFile.Publish(folder.Path, "RUN.xml", Payments.Header(3), Payments.Many(3), key, new string('0', 64)));

        Assert.Contains("approved hash", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("RUN.xml", folder.Names);
    }

    [Fact]
    public void Publish_CrashedBeforeSignature_RepeatSignsTheSameBytes()
    {
        var first = Publish(3);
        File.Delete(folder["RUN.xml.sig"]);

        var second = Publish(3);

        Assert.Equal(first.Summary, second.Summary);
        Assert.True(FileSignature.VerifyFile(second.Path, key).Succeeded);
    }

    [Fact]
    public void Publish_Twice_KeepsTheFirstSignature()
    {
        var first = Publish(3);

        var second = Publish(3);

        Assert.Equal(first, second);
    }

    [Fact]
    public void Publish_OtherPaymentsUnderASignedName_IsRefusedAndChangesNothing()
    {
        var first = Publish(3);

        var refusal = Assert.Throws<PaymentFileException>(() => Publish(4));

        Assert.Contains("already published", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(first.Summary.Sha256, FileSignature.VerifyFile(first.Path, key).Value);
    }

    [Theory]
    [InlineData("../RUN.xml")]
    [InlineData("RUN.txt")]
    [InlineData(".xml")]
    [InlineData("a/b.xml")]
    public void Publish_NameThatIsNoPlainXmlName_IsRefused(string name) =>
        Assert.Throws<ArgumentException>(() => PaymentFile.Publish(folder.Path, name, Payments.Header(), Payments.Many(1), key));

    private PaymentFile Publish(int count) =>
        PaymentFile.Publish(folder.Path, "RUN.xml", Payments.Header(count), Payments.Many(count), key);
}
