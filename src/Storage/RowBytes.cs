using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Paseban.Storage;

/// <summary>
/// Hands the cells of a reader's current row to a Merkle root. A run's payments are hashed at each of its acts, so no cell is boxed, and
/// SQLite's texts, which are UTF-8 already, are not made into strings to be made into UTF-8 again.
/// </summary>
internal abstract class RowBytes
{
    public static RowBytes Of(DbDataReader rows) =>
        rows is SqliteDataReader { Handle: { } statement } sqlite
            ? new SqliteRow(statement, sqlite.FieldCount)
            : new AnyRow(rows);

    public abstract void AddTo(MerkleRoot root);

    private sealed class SqliteRow(sqlite3_stmt statement, int columns) : RowBytes
    {
        public override void AddTo(MerkleRoot root)
        {
            for (var i = 0; i < columns; i++)
            {
                switch (raw.sqlite3_column_type(statement, i))
                {
                    case raw.SQLITE_INTEGER: root.Cell(raw.sqlite3_column_int64(statement, i)); break;
                    case raw.SQLITE_NULL: root.Cell(null); break;
                    default: root.Utf8Cell(raw.sqlite3_column_blob(statement, i)); break;
                }
            }
        }
    }

    private sealed class AnyRow(DbDataReader rows) : RowBytes
    {
        private readonly bool[] isNumber = [.. Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetFieldType(i) == typeof(long))];

        public override void AddTo(MerkleRoot root)
        {
            for (var i = 0; i < isNumber.Length; i++)
            {
                if (rows.IsDBNull(i)) root.Cell(null);
                else if (isNumber[i]) root.Cell(rows.GetInt64(i));
                else root.Cell(rows.GetString(i));
            }
        }
    }
}
