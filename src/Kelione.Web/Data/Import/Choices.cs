using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Web.Data.Import;

/// <summary>What a person can change about how a file is read, each as a new request. What was guessed before becomes their choice, so that nothing else moves.</summary>
internal static class Choices
{
    /// <summary>The choice that a column stays as an attribute.</summary>
    public const string Attribute = "";

    /// <summary>The choice that a column is not kept.</summary>
    public const string Ignored = "-";

    /// <summary>The roles that events need.</summary>
    public static IReadOnlyList<string> Needed { get; } = [EventFields.Customer, EventFields.Time, EventFields.Activity];

    /// <summary>The roles in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Roles { get; } = [.. Needed, .. ColumnMapping.AllRoles.Except(Needed, StringComparer.Ordinal)];

    /// <summary>What a column is now: a role, <see cref="Attribute"/> or <see cref="Ignored"/>.</summary>
    public static string Of(PartPlan part, string column) =>
        part.Mapping.Ignore.Contains(column, StringComparer.Ordinal) ? Ignored : part.Mapping.Roles.FirstOrDefault(r => r.Value == column).Key ?? Attribute;

    /// <summary>Gives a column another part; whichever column had the role stays as an attribute.</summary>
    public static ImportRequest WithColumn(DraftFile file, string column, string choice)
    {
        var request = Stated(file);
        var roles = request.Roles.Where(r => r.Value != column && r.Key != choice).ToDictionary(StringComparer.Ordinal);
        if (choice is not (Attribute or Ignored))
        {
            roles[choice] = column;
        }

        // How times are written was found out for the column that had them before.
        var isTime = choice == EventFields.Time || request.Roles.GetValueOrDefault(EventFields.Time) == column;
        return request with
        {
            Roles = roles,
            Ignore = choice == Ignored ? [.. request.Ignore.Append(column).Distinct(StringComparer.Ordinal)] : [.. request.Ignore.Where(i => i != column)],
            TimeFormat = isTime ? null : request.TimeFormat,
            Hash = [.. request.Hash.Where(h => h != column || choice is not (EventFields.Time or EventFields.Value or ColumnMapping.TimeOfDay or Ignored))],
        };
    }

    /// <summary>Whether the values of a column can be hashed: times and amounts are read, so they cannot.</summary>
    public static bool CanHash(string choice) => choice is not (EventFields.Time or EventFields.Value or ColumnMapping.TimeOfDay or Ignored);

    /// <summary>Keeps only a keyed hash of a column, or keeps it as it is.</summary>
    public static ImportRequest WithHash(DraftFile file, string column, bool hash)
    {
        var request = Stated(file);
        return request with { Hash = hash ? [.. request.Hash.Append(column).Distinct(StringComparer.Ordinal)] : [.. request.Hash.Where(h => h != column)] };
    }

    /// <summary>Says how times are written; null to find it out.</summary>
    public static ImportRequest WithTimeFormat(DraftFile file, TimeFormat? format) => Stated(file) with { TimeFormat = format };

    /// <summary>Says in which zone times without an offset are; null for UTC.</summary>
    public static ImportRequest WithZone(DraftFile file, string? zone) => Stated(file) with { Zone = zone };

    /// <summary>Gives every event a text in a field; an empty one takes it back.</summary>
    public static ImportRequest WithConstant(DraftFile file, string field, string text)
    {
        var request = Stated(file);
        var constants = request.Constants.Where(c => c.Key != field).ToDictionary(StringComparer.Ordinal);
        if (text.Length > 0)
        {
            constants[field] = text;
        }

        return request with { Constants = constants, Roles = text.Length > 0 ? request.Roles.Where(r => r.Key != field).ToDictionary(StringComparer.Ordinal) : request.Roles };
    }

    /// <summary>Reads the file itself in another way; columns may be others then, so all is guessed anew.</summary>
    public static ImportRequest Anew(DraftFile file, Func<ImportRequest, ImportRequest> change) =>
        change(new ImportRequest { Format = file.Request.Format, Delimiter = file.Request.Delimiter, Encoding = file.Request.Encoding, Sheet = file.Request.Sheet, ObjectType = file.Request.ObjectType });

    /// <summary>Reads the file as a table of events, whatever it was recognised as.</summary>
    public static ImportRequest Plain(DraftFile file) => Anew(file, r => r with { Format = file.TableFormat });

    /// <summary>Takes a saved mapping.</summary>
    public static ImportRequest WithMapping(DraftFile file, ColumnMapping mapping) => Anew(file, r => r with { Mapping = mapping });

    /// <summary>What the plan says now, as the person's own choice.</summary>
    private static ImportRequest Stated(DraftFile file)
    {
        if (file.Plan is not { } plan || file.Request.OnlyStated)
        {
            return file.Request;
        }

        var mapping = plan.First.Mapping;
        return file.Request with { Mapping = null, OnlyStated = true, Roles = mapping.Roles, Constants = mapping.Constants, Ignore = mapping.Ignore, Hash = mapping.Hash, Zone = mapping.Zone };
    }
}
