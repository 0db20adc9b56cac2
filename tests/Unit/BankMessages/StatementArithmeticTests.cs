using FsCheck;
using FsCheck.Fluent;
using Paseban.Assistance.Disbursement;

namespace Paseban.Tests.Unit.BankMessages;

public sealed class StatementArithmeticTests
{
    [Fact]
    public void Arithmetic_AnyTrueStatement_Agrees() =>
        Law.Holds(Days, day => Differences(day.Xml()).Count == 0);

    [Fact]
    public void Arithmetic_OneBalanceOneRupiahOff_IsFound() =>
        Law.Holds(Days, day =>
            Faults((day with { OpeningOff = 1 }).Xml()).Contains(BankMessageFault.BalanceDiffers)
            && Faults((day with { ClosingOff = -1 }).Xml()).Contains(BankMessageFault.BalanceDiffers));

    [Fact]
    public void Arithmetic_OnePaymentOneRupiahOff_IsFound() =>
        Law.Holds(Days, day =>
        {
            var at = day.Amounts.Length / 2;
            var right = BankXml.Batch(day.Amounts);
            var payment = BankXml.Detail($"PAY-{at + 1:0000}", day.Amounts[at]);
            var wrong = right.Replace(payment, BankXml.Detail($"PAY-{at + 1:0000}", day.Amounts[at] + 1), StringComparison.Ordinal);
            var faults = Faults(day.Xml().Replace(right, wrong, StringComparison.Ordinal));
            return faults.SequenceEqual([BankMessageFault.EntryDiffers]);
        });

    [Fact]
    public void Arithmetic_EntryTwice_IsFound() =>
        Law.Holds(Days, day =>
        {
            var fee = BankXml.Fee(day.Fee);
            return Faults(day.Xml().Replace(fee, fee + fee, StringComparison.Ordinal)).SequenceEqual([BankMessageFault.BalanceDiffers]);
        });

    [Fact]
    public void Arithmetic_BatchSaysAnotherCountOrSum_IsFound()
    {
        var batch = BankXml.Batch(1, 2, 3);
        var count = batch.Replace("<NbOfTxs>3<", "<NbOfTxs>4<", StringComparison.Ordinal);
        var sum = batch.Replace("</NbOfTxs>", "</NbOfTxs><TtlAmt Ccy=\"IDR\">7</TtlAmt>", StringComparison.Ordinal);

        Assert.Equal([BankMessageFault.BatchDiffers], Faults(BankXml.Statement(6, 0, count)));
        Assert.Equal([BankMessageFault.BatchDiffers], Faults(BankXml.Statement(6, 0, sum)));
    }

    [Fact]
    public void Arithmetic_AmountThatCannotBeRead_NeverAgrees()
    {
        var foreign = BankXml.Fee(5).Replace("IDR", "USD", StringComparison.Ordinal);

        Assert.Equal([BankMessageFault.BalanceDiffers], Faults(BankXml.Statement(0, 0, foreign)));
    }

    [Fact]
    public void Arithmetic_SumBeyondAnyAccount_RefusesTheMessage()
    {
        var entries = string.Concat(Enumerable.Repeat(BankXml.Interest(999_999_999_999_999_999), 10));

        var refusal = Assert.Throws<BankMessageException>(() => Faults(BankXml.Statement(0, 0, entries)));

        Assert.Equal(BankMessageFault.InvalidValue, refusal.Error.Fault);
    }

    private static Gen<BankDay> Days { get; } =
        from opening in Gen.Choose(-1_000_000, 1_000_000)
        from fee in Gen.Choose(1, 100_000)
        from amounts in Gen.NonEmptyListOf(Gen.Choose(1, 1_800_000).Select(amount => (long)amount))
        from returned in Gen.Choose(0, 600_000)
        select new BankDay(opening, fee, [.. amounts], returned);

    private static IReadOnlyList<BankMessageError> Differences(string xml) => StatementReaderTests.Read(xml).Arithmetic.Differences;

    private static List<BankMessageFault> Faults(string xml) => [.. Differences(xml).Select(d => d.Fault)];

    private sealed record BankDay(long Opening, long Fee, long[] Amounts, long Returned, long OpeningOff = 0, long ClosingOff = 0)
    {
        public string Xml() => BankXml.Statement(
            Opening + OpeningOff,
            Opening - Fee - Amounts.Sum() + Returned + ClosingOff,
            BankXml.Batch(Amounts) + BankXml.Fee(Fee) + BankXml.Return("PAY-0001", Returned));
    }
}
