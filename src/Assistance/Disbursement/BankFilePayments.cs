using System.Data.Common;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Disbursement;

/// <summary>The payments of a bank file as they stream from the database, account numbers decrypted on the way and nowhere kept.</summary>
internal sealed class BankFilePayments(IdentityVault vault)
{
    /// <summary>The prefix of a payment's reference; the reference is its end-to-end id at the bank.</summary>
    public const string Prefix = "PAY";

    private const string Sql = """
        select person_id, id, programme, months, first_month, last_month, amount, bank, holder_name, account_ciphertext
        from payment where id >= @FirstPayment and id <= @LastPayment and file_id = @Id order by id
        """;

    public async Task<T> WriteAsync<T>(Reading reading, BankFile file, Func<IEnumerable<PaymentInstruction>, T> write, CancellationToken ct)
    {
        await using var rows = await reading.StreamAsync(Sql, new { file.FirstPayment, file.LastPayment, file.Id }, ct);
        return write(Instructions(rows, ct));
    }

    /// <summary><c>KLJ 2024-01..2024-02</c>; months with a gap between say how many they are.</summary>
    internal static string Remittance(string programme, long months, Month first, Month last)
    {
        var range = new MonthRange(first, last);
        return months == range.Count ? $"{programme} {range}" : $"{programme} {range} ({months} bulan)";
    }

    private IEnumerable<PaymentInstruction> Instructions(DbDataReader rows, CancellationToken ct)
    {
        while (rows.Read())
        {
            ct.ThrowIfCancellationRequested();
            var person = rows.GetInt64(0);
            var reference = Reference.Of(Prefix, rows.GetInt64(1)).ToString();
            yield return new PaymentInstruction(
                reference,
                reference,
                new Rupiah(rows.GetInt64(6)),
                rows.GetString(8),
                vault.Decrypt(person, IdentityField.Account, rows.GetString(9)),
                rows.GetString(7),
                Remittance(rows.GetString(2), rows.GetInt64(3), new Month((int)rows.GetInt64(4)), new Month((int)rows.GetInt64(5))));
        }
    }
}
