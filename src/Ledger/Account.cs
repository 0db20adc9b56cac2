namespace Paseban.Ledger;

/// <summary>A ledger account; its code is what stands in the books.</summary>
/// <param name="Code">Four digits; the first tells the class (1 assets, 2 liabilities, 3 equity, 4 revenue, 5 expenditure).</param>
/// <param name="NameId">Indonesian name.</param>
/// <param name="NameEn">English name.</param>
public sealed record Account(string Code, string NameId, string NameEn)
{
    /// <summary>Assets and expenditure grow on the debit side.</summary>
    public bool IsDebitNormal => Code[0] is '1' or '5';

    /// <summary>Revenue and expenditure are closed into the result of the year.</summary>
    public bool IsNominal => Code[0] is '4' or '5';
}

/// <summary>
/// The chart of accounts of the disbursement fund. The payable arises at approval, the instruction moves it in transit, and only a bank
/// statement books cash.
/// </summary>
public static class Chart
{
    public static readonly Account TreasuryInTransit = new(
        "1110", "Dana SP2D belum masuk rekening", "Funds released, not yet on the account");
    public static readonly Account FundAtBank = new("1120", "Rekening penyaluran di bank", "Disbursement account at the bank");
    public static readonly Account Receivables = new("1210", "Piutang kelebihan bayar", "Receivables from overpayment");
    public static readonly Account Payable = new("2110", "Utang bantuan sosial", "Assistance payable");
    public static readonly Account InTransit = new("2120", "Bantuan sosial dalam proses di bank", "Assistance in transit at the bank");
    public static readonly Account Returned = new("2130", "Retur belum dibayarkan kembali", "Returned, not yet paid again");
    public static readonly Account RefundDue = new("2140", "Utang setoran ke kas daerah", "Refund due to the treasury");
    public static readonly Account ReceivablesNotReceived = new(
        "2150", "Piutang kelebihan bayar belum diterima", "Overpayment claimed, not yet received");
    public static readonly Account Unidentified = new("2190", "Penerimaan belum teridentifikasi", "Unidentified receipts");
    public static readonly Account TreasuryFunding = new("3110", "R/K kas daerah", "Funding from the treasury");
    public static readonly Account YearResult = new("3200", "Sisa perhitungan tahun", "Result of the year");
    public static readonly Account OtherRevenue = new(
        "4110", "Pendapatan lain: pengembalian tahun lalu", "Other revenue: refunds of earlier years");
    public static readonly Account Interest = new("4120", "Jasa giro", "Bank interest");
    public static readonly Account Expenditure = new("5110", "Belanja bantuan sosial", "Social assistance expenditure");
    public static readonly Account BankFees = new("5210", "Beban administrasi bank", "Bank fees");

    public static readonly IReadOnlyList<Account> All =
    [
        TreasuryInTransit, FundAtBank, Receivables, Payable, InTransit, Returned, RefundDue, ReceivablesNotReceived, Unidentified,
        TreasuryFunding, YearResult, OtherRevenue, Interest, Expenditure, BankFees,
    ];

    /// <summary>
    /// Where money that is not spent after all goes: in the year of the expenditure it reduces the expenditure, later it is other
    /// revenue (the closed year is not reopened). A claim counts when its money arrives (<see cref="ReceivablesNotReceived"/> until
    /// then): a claim pays for nothing, so it frees no budget either.
    /// </summary>
    public static Account ForRefundOf(int fiscalYear, DateOnly on) => on.Year == fiscalYear ? Expenditure : OtherRevenue;
}
