using System.Security.Cryptography;
using System.Text;
using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Unit.BankMessages;

public sealed class PaymentFileWriterTests
{
    [Fact]
    public void Write_ManyPayments_IsValidAgainstTheIsoSchema()
    {
        using var file = new MemoryStream();
        var odd = Payments.One(51) with
        {
            CreditorName = "D'AMOUR & <SONS> \"É\"",
            CreditorBank = "BPD-DKI-111",
            Remittance = new string('x', 140),
        };

        PaymentFileWriter.Write(file, Payments.Header(51), Payments.Many(50).Append(odd));

        file.Position = 0;
        Assert.Empty(SharedSchemas.Violations("pain.001.001.09", file));
    }

    [Fact]
    public void Write_OnePayment_CarriesEveryFieldOfTheContract()
    {
        var text = Written(Payments.Header(), [Payments.One()]);

        string[] parts =
        [
            "<MsgId>RUN-T1-2024-001</MsgId><CreDtTm>2024-02-29T08:00:00+07:00</CreDtTm><NbOfTxs>1</NbOfTxs><CtrlSum>600000</CtrlSum>",
            "<BtchBookg>true</BtchBookg>",
            "<ReqdExctnDt><Dt>2024-03-01</Dt></ReqdExctnDt>",
            "<DbtrAcct><Id><Othr><Id>10123456789</Id></Othr></Id></DbtrAcct>",
            "<InstrId>PAY-0001-1</InstrId><EndToEndId>PAY-0001</EndToEndId>",
            "<InstdAmt Ccy=\"IDR\">600000</InstdAmt>",
            "<CdtrAgt><FinInstnId><BICFI>BDKIIDJ1XXX</BICFI></FinInstnId></CdtrAgt><Cdtr><Nm>SITI AMINAH</Nm></Cdtr>",
            "<CdtrAcct><Id><Othr><Id>10100000001</Id></Othr></Id></CdtrAcct><RmtInf><Ustrd>KLJ 2024-01..2024-02</Ustrd></RmtInf>",
        ];
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_BankWithoutBic_IsNamedByOtherIdentifier()
    {
        var text = Written(Payments.Header(), [Payments.One() with { CreditorBank = "111" }]);

        Assert.Contains("<CdtrAgt><FinInstnId><Othr><Id>111</Id></Othr></FinInstnId></CdtrAgt>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SamePaymentsTwice_GivesTheSameHashWhichIsThatOfTheBytes()
    {
        using var file = new MemoryStream();

        var first = PaymentFileWriter.Write(file, Payments.Header(9), Payments.Many(9));
        var second = PaymentFileWriter.Write(Stream.Null, Payments.Header(9), Payments.Many(9));

        Assert.Equal(first, second);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file.ToArray())), first.Sha256);
        Assert.Equal((9, new Rupiah(5_400_000), file.Length), (first.PaymentCount, first.Total, first.Bytes));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(0, -1)]
    public void Write_HeadDisagreesWithPayments_Throws(int countOff, int sumOff)
    {
        var right = Payments.Header(3);
        var wrong = right with { PaymentCount = 3 + countOff, ControlSum = right.ControlSum + new Rupiah(sumOff) };

        var refusal = Assert.Throws<PaymentFileException>(() => PaymentFileWriter.Write(Stream.Null, wrong, Payments.Many(3)));

        Assert.Contains("3 of Rp1,800,000 were given", refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Defects => new()
    {
        { "amount", "not more than zero" },
        { "remittance", "141 characters; at most 140" },
        { "end-to-end", "36 characters; at most 35" },
        { "account", "account number is empty" },
        { "name", "cannot carry" },
        { "lone surrogate", "cannot carry" },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void Write_PaymentNoBankCanRead_IsNamed(string what, string says)
    {
        var payment = Payments.One();
        payment = what switch
        {
            "amount" => payment with { Amount = Rupiah.Zero },
            "remittance" => payment with { Remittance = new string('x', 141) },
            "end-to-end" => payment with { EndToEndId = new string('9', 36) },
            "account" => payment with { CreditorAccount = " " },
            "name" => payment with { CreditorName = "SITI\u0001" },
            _ => payment with { CreditorName = "SITI\ud800" },
        };

        var refusal = Assert.Throws<PaymentFileException>(() => PaymentFileWriter.Write(Stream.Null, Payments.Header(), [payment]));

        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(payment.EndToEndId, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TwoHundredThousandPayments_AllocatesNothingForEach()
    {
        var payments = Enumerable.Repeat(Payments.One(), 200_000);
        PaymentFileWriter.Write(Stream.Null, Payments.Header(200_000), payments);

        var before = GC.GetAllocatedBytesForCurrentThread();
        PaymentFileWriter.Write(Stream.Null, Payments.Header(200_000), payments);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0, 4 * 200_000);
    }

    private static string Written(PaymentFileHeader header, IEnumerable<PaymentInstruction> payments)
    {
        using var file = new MemoryStream();
        PaymentFileWriter.Write(file, header, payments);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
