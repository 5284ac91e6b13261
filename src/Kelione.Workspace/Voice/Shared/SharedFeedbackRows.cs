using System.Globalization;
using System.Text.Json;
using Kelione.Engine.Storage;
using Kelione.Journeys;
using Npgsql;
using NpgsqlTypes;

namespace Kelione.Workspace;

/// <summary>Feedback entries as rows of PostgreSQL, out and in. Moments are microseconds since 1970 UTC.</summary>
internal static class SharedFeedbackRows
{
    /// <summary>The columns of <c>feedback</c> in order.</summary>
    public const string Columns =
        "entry, import, identity_low, identity_high, content, id, customer, \"time\", source, kind, channel, touchpoint, rating_text, rating, scale, sentiment, language, text, answered, answer_known, calls, version, age_group, attributes";

    /// <summary>A text as the database can keep it: no character zero, and no half of a pair.</summary>
    public static string? Kept(string? text) => text is null ? null : WriteState.Storable(text).Replace('\0', '\uFFFD');

    /// <summary>The entry of a row, its customer as persons are shown.</summary>
    public static FeedbackEntry Read(NpgsqlDataReader row, PersonsShown persons) => new()
    {
        Number = row.GetInt64(0),
        Id = Text(row, 5),
        Customer = Text(row, 6) is { } customer ? persons.Of(customer) : null,
        TimeMicros = Number<long>(row, 7),
        Source = row.GetString(8),
        Kind = FeedbackKinds.Find(row.GetString(9)) ?? FeedbackKind.Survey,
        Channel = Text(row, 10),
        Touchpoint = Text(row, 11),
        Rating = Number<double>(row, 13) is { } rating && RatingScale.TryParse(Text(row, 14), out var scale) ? new FeedbackRating(Text(row, 12) ?? "", rating, scale) : null,
        StatedSentiment = Number<int>(row, 15),
        Language = Text(row, 16),
        Text = row.GetString(17),
        AnsweredMicros = Number<long>(row, 18),
        AnswerIsKnown = row.GetBoolean(19),
        StatedCall = Number<bool>(row, 20),
        ProductVersion = Text(row, 21),
        AgeGroup = Text(row, 22),
        Attributes = Text(row, 23) is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? FeedbackEntry.NoAttributes : FeedbackEntry.NoAttributes,
    };

    /// <summary>The columns of an entry as it is kept: with the number of its import, its customer under the id that came with it.</summary>
    public static CopiedEntry ReadAsItCame(NpgsqlDataReader row) => new(row.GetInt64(1), Read(row, PersonsShown.AsTheyCame));

    /// <summary>Writes all feedback of another store, inside a transaction; numbers stay.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, FeedbackCopy copy)
    {
        foreach (var import in copy.Imports)
        {
            await connection.DoAsync("INSERT INTO feedback_import VALUES ($1, $2, $3, $4, $5, $6)", import.Number, Kept(import.Name)!, Kept(import.By)!, import.AtMicros, import.Highest, import.IsUndone).ConfigureAwait(false);
        }

        await AppendAsync(connection, [.. copy.Entries.Select(e => new StoredFeedback(e.Entry.Number, e.Import, FeedbackRows.IdentityOf(e.Entry), FeedbackRows.ContentOf(e.Entry), e.Entry))]).ConfigureAwait(false);
        foreach (var remark in copy.Remarks)
        {
            await connection.DoAsync("INSERT INTO feedback_remark VALUES ($1, $2, $3, $4, $5)", remark.Entry, remark.Matter, Kept(remark.Value)!, Kept(remark.By)!, remark.AtMicros).ConfigureAwait(false);
        }
    }

    /// <summary>Appends entries, inside a transaction.</summary>
    public static async Task AppendAsync(NpgsqlConnection connection, IReadOnlyList<StoredFeedback> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        var writer = await connection.BeginBinaryImportAsync($"COPY feedback ({Columns}) FROM STDIN (FORMAT BINARY)").ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var stored in entries)
            {
                await WriteAsync(writer, stored).ConfigureAwait(false);
            }

            await writer.CompleteAsync().ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter writer, StoredFeedback stored)
    {
        var entry = stored.Entry;
        await writer.StartRowAsync().ConfigureAwait(false);
        foreach (var number in new[] { stored.Number, stored.Import, (long)stored.Identity.Low, (long)stored.Identity.High, stored.Content })
        {
            await writer.WriteAsync(number, NpgsqlDbType.Bigint).ConfigureAwait(false);
        }

        await TextAsync(writer, entry.Id).ConfigureAwait(false);
        await TextAsync(writer, entry.Customer).ConfigureAwait(false);
        await NumberAsync(writer, entry.TimeMicros, NpgsqlDbType.Bigint).ConfigureAwait(false);
        await TextAsync(writer, entry.Source).ConfigureAwait(false);
        await TextAsync(writer, FeedbackKinds.NameOf(entry.Kind)).ConfigureAwait(false);
        await TextAsync(writer, entry.Channel).ConfigureAwait(false);
        await TextAsync(writer, entry.Touchpoint).ConfigureAwait(false);
        await TextAsync(writer, entry.Rating?.Text).ConfigureAwait(false);
        await NumberAsync(writer, entry.Rating?.Value, NpgsqlDbType.Double).ConfigureAwait(false);
        await TextAsync(writer, entry.Rating?.Scale.ToString()).ConfigureAwait(false);
        await NumberAsync(writer, entry.StatedSentiment, NpgsqlDbType.Integer).ConfigureAwait(false);
        await TextAsync(writer, entry.Language).ConfigureAwait(false);
        await TextAsync(writer, entry.Text).ConfigureAwait(false);
        await NumberAsync(writer, entry.AnsweredMicros, NpgsqlDbType.Bigint).ConfigureAwait(false);
        await writer.WriteAsync(entry.AnswerIsKnown, NpgsqlDbType.Boolean).ConfigureAwait(false);
        await NumberAsync(writer, entry.StatedCall, NpgsqlDbType.Boolean).ConfigureAwait(false);
        await TextAsync(writer, entry.ProductVersion).ConfigureAwait(false);
        await TextAsync(writer, entry.AgeGroup).ConfigureAwait(false);
        await TextAsync(writer, entry.Attributes.Count == 0 ? null : JsonSerializer.Serialize(entry.Attributes, JourneyJson.Compact)).ConfigureAwait(false);
    }

    private static Task TextAsync(NpgsqlBinaryImporter writer, string? text) => text is null ? writer.WriteNullAsync() : writer.WriteAsync(Kept(text)!, NpgsqlDbType.Text);

    private static Task NumberAsync<T>(NpgsqlBinaryImporter writer, T? number, NpgsqlDbType type)
        where T : struct => number is { } known ? writer.WriteAsync(known, type) : writer.WriteNullAsync();

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T? Number<T>(NpgsqlDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
