using System.Globalization;

namespace Paseban.Assistance.Disbursement;

/// <summary>Which way the money went, seen from the fund account.</summary>
public enum CashDirection
{
    /// <summary>CRDT: into the account.</summary>
    Credit = 1,

    /// <summary>DBIT: out of the account.</summary>
    Debit = 2,
}

/// <summary>The values of a bank message: amounts, dates, directions. None depends on the machine's culture or time zone.</summary>
internal static class MessageValues
{
    extension(MessageCursor cursor)
    {
        /// <summary>
        /// An amount of whole rupiah (xs:decimal with a currency). Null where it is a number but not one that Paseban books; then
        /// <paramref name="anomaly"/> says why. A text that is no number at all refuses the message.
        /// </summary>
        public Rupiah? Amount(out BankMessageError? anomaly)
        {
            var currency = cursor.Attribute("Ccy");
            var number = ReadNumber(cursor);
            anomaly = currency != "IDR"
                ? cursor.Error(BankMessageFault.ForeignCurrency, $"An amount is in '{currency}', not in IDR.")
                : number.HasFraction
                ? cursor.Error(BankMessageFault.FractionalAmount, "An amount has a part of a rupiah.")
                : number.Whole < 0
                ? cursor.Error(BankMessageFault.NegativeAmount, "An amount is below zero.")
                : null;
            return anomaly is null ? new Rupiah(number.Whole) : null;
        }

        /// <summary>A sum of rupiah that carries no currency (DecimalNumber).</summary>
        public Rupiah ControlSum()
        {
            var number = ReadNumber(cursor);
            return number.HasFraction || number.Whole < 0
                ? throw cursor.Refuse(BankMessageFault.InvalidValue, "A control sum is not a sum of whole rupiah.")
                : new(number.Whole);
        }

        /// <summary>The amount of an item: what is wrong with it is noted with the item.</summary>
        public Rupiah? NotedAmount()
        {
            var amount = cursor.Amount(out var anomaly);
            if (anomaly is not null) cursor.Note(anomaly);
            return amount;
        }

        /// <summary>An amount that the whole message stands on.</summary>
        public Rupiah RequiredAmount() => cursor.Amount(out var anomaly) ?? throw new BankMessageException(anomaly!);

        public CashDirection Direction()
        {
            var code = cursor.Text();
            if (code.SequenceEqual("CRDT")) return CashDirection.Credit;
            return code.SequenceEqual("DBIT")
                ? CashDirection.Debit
                : throw cursor.Refuse(BankMessageFault.InvalidValue, "A direction is neither CRDT nor DBIT.");
        }

        /// <summary>xs:boolean.</summary>
        public bool Flag()
        {
            var text = cursor.Text();
            if (text is "true" or "1") return true;
            return text is "false" or "0" ? false : throw cursor.Refuse(BankMessageFault.InvalidValue, "A yes or no is neither.");
        }

        /// <summary>A count of items.</summary>
        public long Count() =>
            long.TryParse(cursor.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? count
                : throw cursor.Refuse(BankMessageFault.InvalidValue, "A count is not a number.");

        /// <summary>ISODateTime; a time without a zone is Jakarta's.</summary>
        public DateTimeOffset Instant()
        {
            var text = cursor.Text();
            var time = text.IndexOf('T');
            if (time == 10)
            {
                var zoned = text[^1] == 'Z' || text[time..].ContainsAny('+', '-');
                var full = zoned ? text.ToString() : $"{text}+07:00";
                if (DateTimeOffset.TryParse(full, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)) return instant;
            }
            throw cursor.Refuse(BankMessageFault.InvalidValue, "A time is not of the form 2024-03-01T09:00:00+07:00.");
        }

        /// <summary>The civil date in Jakarta of an ISODateTime.</summary>
        public DateOnly DateOfInstant() => DateOnly.FromDateTime(cursor.Instant().ToOffset(ProcessContext.Jakarta).DateTime);

        /// <summary>ISODate; a zone behind it does not move the day.</summary>
        public DateOnly Date()
        {
            var text = cursor.Text();
            return text.Length >= 10
                && (text.Length == 10 || text[10] is 'Z' or '+' or '-')
                && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : throw cursor.Refuse(BankMessageFault.InvalidValue, "A date is not of the form 2024-03-01.");
        }

        /// <summary>A choice of Dt and DtTm.</summary>
        public DateOnly DateChoice()
        {
            DateOnly? date = null;
            var depth = cursor.Enter();
            while (cursor.Child(depth))
            {
                if (cursor.Name == "Dt") date = cursor.Date();
                else if (cursor.Name == "DtTm") date = cursor.DateOfInstant();
            }
            return date ?? throw cursor.Missing("Dt");
        }

        /// <summary>A choice of Cd and Prtry, both as the bank wrote them.</summary>
        public string CodeChoice()
        {
            string? code = null;
            var depth = cursor.Enter();
            while (cursor.Child(depth))
                if (cursor.Name is "Cd" or "Prtry") code = cursor.Code();
            return code ?? throw cursor.Missing("Cd");
        }

        /// <summary>
        /// An account's number: Id/Othr/Id or Id/IBAN of the account that the cursor stands on; also refuses another currency.
        /// </summary>
        public string AccountNumber()
        {
            string? number = null;
            var account = cursor.Enter();
            while (cursor.Child(account))
            {
                if (cursor.Name == "Ccy" && cursor.Code() is var currency && currency != "IDR")
                    throw cursor.Refuse(BankMessageFault.NotAgreed, $"The account is kept in '{currency}', not in IDR.");
                if (cursor.Name != "Id") continue;
                var id = cursor.Enter();
                while (cursor.Child(id))
                {
                    if (cursor.Name == "IBAN") number = cursor.Single(number);
                    if (cursor.Name != "Othr") continue;
                    var other = cursor.Enter();
                    while (cursor.Child(other))
                        if (cursor.Name == "Id") number = cursor.Single(number);
                }
            }
            return string.IsNullOrEmpty(number) ? throw cursor.Missing("Acct/Id") : number;
        }
    }
    private static (long Whole, bool HasFraction) ReadNumber(MessageCursor cursor)
    {
        var text = cursor.Text();
        var negative = text.StartsWith("-");
        var digits = negative || text.StartsWith("+") ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        long number = 0;
        if ((whole.IsEmpty && fraction.IsEmpty)
            || whole.Length > 18
            || fraction.ContainsAnyExceptInRange('0', '9')
            || !(whole.IsEmpty || long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out number)))
            throw cursor.Refuse(BankMessageFault.InvalidValue, "An amount is not a number of at most 18 digits.");
        return (negative ? -number : number, fraction.ContainsAnyExcept('0'));
    }
}
