using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>HubSpot's contacts: each is a customer who became known.</summary>
internal sealed class HubSpotContacts(HubSpotProfile profile, SystemReading reading) : CrmMapper(profile, reading)
{
    private static readonly HashSet<string> Used = ["id", "recordid", "hsobjectid", "createdate", "createdat", "updatedat", "archived", "associatedcompany", "company", "companyname", "propertieshsobjectid", "propertiescreatedate", "propertiescompany", "propertieslastmodifieddate"];

    public override void Map(SystemRecord record, SystemRows rows)
    {
        if (record.Named("recordid", "propertieshsobjectid", "id") is not { } id)
        {
            rows.Refuse("there is no record id of the contact");
        }
        else if (TryTime(rows, record.Named("createdate", "propertiescreatedate", "createdat"), "Create Date", out var time))
        {
            var customer = Own("contact", id);
            rows.Event(customer, time, CrmWords.ContactCreated);
            rows.SetId($"contact|{id}|created");
            rows.Set(EventFields.Source, "HubSpot");
            rows.Set(EventFields.Account, record.Named("associatedcompany", "companyname", "propertiescompany"));
            Traits(record, rows, Used.Contains, "properties.");
            Addresses(record, rows, customer, time, [record.Named("email", "propertiesemail")], [record.Named("phonenumber", "mobilephonenumber", "propertiesphone"), record.Named("propertiesmobilephone")]);
        }
    }
}

/// <summary>HubSpot's engagements: calls, mails, meetings, notes and tasks with a contact.</summary>
internal sealed class HubSpotEngagements(HubSpotProfile profile, SystemReading reading) : CrmMapper(profile, reading)
{
    private static readonly HashSet<string> Used =
    [
        "id", "type", "createdat", "body", "engagementid", "engagementtype", "engagementtimestamp", "engagementcreatedat", "metadatabody", "metadatahtml", "metadatatext", "associationscontactids", "associatedcontactids", "contactids",
        "bodypreview",
    ];

    public override void Map(SystemRecord record, SystemRows rows)
    {
        if (record.Named("id", "engagementid") is not { } id || record.Named("type", "engagementtype") is not { } type)
        {
            rows.Refuse("there is no id or no type of the engagement");
        }
        else if (record.Named("associationscontactids", "associatedcontactids", "contactids", "associatedcontacts")?.Trim('[', ']').Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is not [var contact, ..])
        {
            rows.Refuse("no contact is named with whom it was", "ASSOCIATEDCONTACTIDS");
        }
        else if (TryTime(rows, record.Named("engagementtimestamp", "createdat", "engagementcreatedat"), "CREATEDAT", out var time))
        {
            rows.Event(Own("contact", contact), time, TypeName(type));
            rows.SetId($"engagement|{id}");
            rows.Set(EventFields.Source, "HubSpot");
            Traits(record, rows, Used.Contains);
        }
    }

    // NOTE, CALL, INCOMING_EMAIL: as words.
    private static string TypeName(string type) => type.Length < 2 ? type : char.ToUpperInvariant(type[0]) + type[1..].Replace('_', ' ').ToLowerInvariant();
}
