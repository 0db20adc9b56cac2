using System.Globalization;
using Paseban.Assistance.Imports;

namespace Paseban.Assistance.Registry;

/// <summary>The columns of an accounts file.</summary>
internal static class AccountColumns
{
    public static readonly TableColumn Nik = PersonColumns.Nik;
    public static readonly TableColumn Number =
        new("nomor_rekening", "no_rekening", "norek", "rekening", "account_number", "account") { IsRequired = true, IsPersonal = true };

    public static readonly TableColumn Holder =
        new("nama_rekening", "nama_pemilik_rekening", "atas_nama", "account_name", "holder") { IsRequired = true, IsPersonal = true };

    public static readonly TableColumn Bank = new("bank", "nama_bank", "bank_name") { IsRequired = true };
    public static readonly TableColumn OpenedOn = new("tanggal_buka", "tgl_buka", "opened_on");

    public static readonly IReadOnlyList<TableColumn> All = [Nik, Number, Holder, Bank, OpenedOn];
}

/// <summary>One good row of an accounts file.</summary>
internal sealed record AccountRow(long Line, Nik Nik, string NikIndex, BankAccountStatement Account)
{
    public long PersonId { get; set; }
}

/// <summary>A bank account as somebody states it.</summary>
/// <param name="Digits">The number, digits only.</param>
/// <param name="Index">Blind index of the number.</param>
/// <param name="Holder">The name that the bank has for the account.</param>
/// <param name="Bank">Name or code of the bank.</param>
/// <param name="OpenedOn">When it was opened, where known.</param>
internal sealed record BankAccountStatement(string Digits, string Index, string Holder, string Bank, DateOnly? OpenedOn);

/// <summary>Reads and checks one row of an accounts file after the other.</summary>
internal sealed class AccountRowReader(TableReader table, TableLayout layout, IdentityVault vault)
{
    public static readonly BilingualText KeepOne = new(
        "Pertahankan rekening yang benar, hapus baris yang lain.", "Keep the account that is right and remove the other row.");

    private readonly RowCells cells = new(table, layout);
    private readonly Dictionary<long, long> lines = [];
    private readonly Dictionary<string, string> banks = new(StringComparer.Ordinal);

    /// <summary>The current row, or null with its problems added to <paramref name="problems"/>.</summary>
    public AccountRow? Read(List<RowProblem> problems)
    {
        if (RowProblem.Damaged(table) is { } damage)
        {
            problems.Add(damage);
            return null;
        }
        cells.Begin(problems);
        var nik = cells.Nik(AccountColumns.Nik);
        var digits = ReadNumber();
        var holder = cells.Name(AccountColumns.Holder)?.Text;
        if (holder is null && cells.Text(AccountColumns.Holder).IsEmpty)
            cells.Refuse(
                AccountColumns.Holder, new("Nama pemilik rekening belum diisi.", "the name of the account's holder is missing."),
                new("Isi nama seperti tercatat di bank.", "Fill in the name as the bank has it."));
        if (holder is not null && !AccountText.Fits(holder, AccountText.LongestHolder))
            cells.Refuse(
                AccountColumns.Holder,
                new(
                    $"Nama pemilik lebih dari {AccountText.LongestHolder} huruf, atau memuat tanda yang tidak dapat dimuat berkas bank.",
                    $"the holder's name has more than {AccountText.LongestHolder} signs, or one that no bank file carries."),
                new("Singkat seperti tertulis di bank.", "Shorten it as the bank has it."));
        var bank = ReadBank();
        var openedOn = cells.Date(AccountColumns.OpenedOn);
        if (cells.HasProblem) return null;
        var number = long.Parse(nik!.Digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (!lines.TryAdd(number, table.Line))
        {
            cells.Refuse(AccountColumns.Nik, RowReasons.Repeated(lines[number]), KeepOne);
            return null;
        }
        var account = new BankAccountStatement(digits!, vault.BlindIndex(IdentityField.Account, digits), holder!, bank!, openedOn);
        return new(table.Line, nik, vault.BlindIndex(IdentityField.Nik, nik.Digits), account);
    }

    private string? ReadNumber()
    {
        var text = cells.Text(AccountColumns.Number);
        if (AccountNumber.Problem(text, table.IsQuantity(layout[AccountColumns.Number]), out var digits) is not { } problem) return digits;
        cells.Refuse(
            AccountColumns.Number, problem,
            new(
                "Format kolomnya sebagai teks dan salin lagi nomornya dari daftar bank.",
                "Format the column as text and copy the number from the bank's list again."));
        return null;
    }

    private string? ReadBank()
    {
        var text = cells.Phrase(AccountColumns.Bank);
        if (text.IsEmpty)
        {
            cells.Refuse(
                AccountColumns.Bank, new("Nama bank belum diisi.", "the bank is missing."),
                new("Isi nama banknya.", "Fill in the bank's name."));
            return null;
        }
        var lookup = banks.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var bank)) return bank;
        if (!AccountText.Fits(text, AccountText.LongestBank))
        {
            cells.Refuse(
                AccountColumns.Bank,
                new(
                    $"Nama bank lebih dari {AccountText.LongestBank} huruf, atau memuat tanda yang tidak dapat dimuat berkas bank.",
                    $"the bank has more than {AccountText.LongestBank} signs, or one that no bank file carries."),
                new("Tulis BIC atau nama singkat banknya.", "Write the bank's BIC or its short name."));
            return null;
        }
        bank = text.ToString();
        banks.Add(bank, bank);
        return bank;
    }
}

/// <summary>What a bank file can carry of an account; whoever has more is not paid, so it is refused where it comes in.</summary>
internal static class AccountText
{
    public const int LongestHolder = 140;
    public const int LongestBank = 35;

    public static bool Fits(ReadOnlySpan<char> text, int longest)
    {
        if (text.Length > longest) return false;
        foreach (var sign in text)
            if (!IsCarried(sign)) return false;
        return true;
    }

    /// <summary>Not control characters, and no characters outside the basic plane.</summary>
    public static bool IsCarried(char sign) => sign is >= ' ' and not (>= '\ud800' and <= '\udfff') and < '\ufffe';
}

/// <summary>Account numbers have no length or check digit that all banks share; what a spreadsheet does to them is known.</summary>
internal static class AccountNumber
{
    private const int Least = 5;
    private const int Most = 20;

    /// <summary>Null and the digits, or what is wrong. Blanks, dots and hyphens between digits are removed.</summary>
    public static BilingualText? Problem(ReadOnlySpan<char> text, bool isQuantity, out string? digits)
    {
        digits = null;
        if (text.IsEmpty) return new("Nomor rekening belum diisi.", "the account number is missing.");
        if (text.ContainsAny('e', 'E'))
            return new(
                "Nomor rekening tertulis dalam notasi ilmiah: Excel sudah membulatkannya dan ada angka yang hilang.",
                "the account number is in scientific notation: the spreadsheet has rounded it and digits are lost.");
        if (isQuantity)
            return new(
                "Nomor rekening tersimpan sebagai bilangan di Excel: angka nol di depannya mungkin hilang.",
                "the spreadsheet holds the account number as a quantity: leading zeros may be lost.");
        Span<char> kept = stackalloc char[Most];
        var count = 0;
        foreach (var sign in text.TrimStart('\''))
        {
            if (sign is ' ' or '.' or '-') continue;
            if (!char.IsAsciiDigit(sign))
                return new("Nomor rekening memuat tanda yang bukan angka.", "the account number has a character that is not a digit.");
            if (count == Most)
                return new($"Nomor rekening lebih dari {Most} angka.", $"the account number has more than {Most} digits.");
            kept[count++] = sign;
        }
        if (count < Least) return new($"Nomor rekening kurang dari {Least} angka.", $"the account number has fewer than {Least} digits.");
        digits = new string(kept[..count]);
        return null;
    }
}
