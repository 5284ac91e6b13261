namespace Kelione.Samples;

/// <summary>The exports of what customers say.</summary>
public static class FeedbackExports
{
    /// <summary>The list.</summary>
    public static IReadOnlyList<FeedbackExport> All { get; } =
    [
        new() { System = "google-forms", Name = "google-forms", FileName = "Customer survey.csv.zip", Kind = "nps", Writer = SurveyExports.GoogleForms, Tells = SurveyExports.TellsByAddress },
        new() { System = "google-forms", Name = "google-sheet", FileName = "Customer survey (Responses).csv", Kind = "nps", Zone = "+02:00", Writer = SurveyExports.GoogleSheet, Tells = SurveyExports.Tells },
        new() { System = "google-forms", Name = "google-sheet-xlsx", FileName = "Customer survey (Responses).xlsx", Kind = "nps", PrecisionMicros = 1_000, Zone = "+02:00", Writer = SurveyWorkbooks.GoogleSheet, Tells = SurveyExports.Tells },
        new() { System = "typeform", Name = "typeform", FileName = "responses.csv", Kind = "nps", Writer = SurveyExports.Typeform, Tells = SurveyExports.Tells },
        new() { System = "typeform", Name = "typeform-xlsx", FileName = "responses.xlsx", Kind = "nps", Writer = SurveyWorkbooks.Typeform, Tells = SurveyExports.Tells },
        new() { System = "typeform", Name = "typeform-api", FileName = "responses.json", Kind = "nps", Writer = SurveyExports.TypeformApi, Tells = SurveyExports.Tells },
        new() { System = "surveymonkey", Name = "surveymonkey", FileName = "Customer survey.csv", Kind = "nps", Writer = SurveyExports.SurveyMonkey, Tells = SurveyExports.Tells },
        new() { System = "google-play", Name = "google-play", FileName = "reviews_com.example.shop_202605.csv", Kind = "review", PrecisionMicros = 1_000, Writer = ReviewExports.GooglePlay, Tells = ReviewExports.GooglePlayTells },
        new() { System = "app-store", Name = "app-store", FileName = "customerReviews.json", Kind = "review", Writer = ReviewExports.AppStore, Tells = ReviewExports.AppStoreTells },
        new() { System = "app-store", Name = "app-store-feed", FileName = "reviews-feed.json", Kind = "review", Writer = StoreExports.AppStoreFeed, Tells = StoreExports.AppStoreFeedTells },
        new() { System = "yelp", Name = "yelp", FileName = "yelp_academic_dataset_review.json", Kind = "review", Writer = ReviewExports.Yelp, Tells = ReviewExports.YelpTells },
        new() { System = "yelp", Name = "yelp-csv", FileName = "yelp_review.csv", Kind = "review", Writer = StoreExports.YelpTable, Tells = StoreExports.YelpTableTells },
        new() { System = "yelp", Name = "yelp-tips", FileName = "yelp_academic_dataset_tip.json", Kind = "review", Writer = StoreExports.YelpTips, Tells = StoreExports.YelpTipTells },
        new() { System = "x", Name = "x", FileName = "twitter-2026-05-11.zip", Kind = "social_post", PrecisionMicros = 1_000, Writer = ReviewExports.X, Tells = ReviewExports.XTells },
        new() { System = "x", Name = "x-posts", FileName = "twitter-posts-2026-05-11.zip", Kind = "social_post", Writer = AccountArchives.XPosts, Tells = AccountArchives.XTells },
        new() { System = "youtube", Name = "youtube", FileName = "commentThreads.json", Kind = "social_post", Writer = ReviewExports.YouTube, Tells = p => ReviewExports.CommentTells(p, "youtube") },
        new() { System = "youtube", Name = "youtube-takeout", FileName = "comments.csv", Kind = "social_post", PrecisionMicros = 1, Writer = AccountArchives.YouTube, Tells = AccountArchives.YouTubeTells },
        new() { System = "youtube", Name = "youtube-takeout-segments", FileName = "comments.csv", Kind = "social_post", PrecisionMicros = 1, Writer = AccountArchives.YouTubeSegments, Tells = AccountArchives.YouTubeTells },
        new() { System = "facebook", Name = "facebook", FileName = "comments.json", Kind = "social_post", Writer = ReviewExports.Facebook, Tells = p => ReviewExports.CommentTells(p, "facebook") },
        new() { System = "facebook", Name = "facebook-own", FileName = "comments.json", Kind = "social_post", Writer = ReviewExports.FacebookOwn, Tells = p => ReviewExports.CommentTells(p, null) },
        new() { System = "zendesk", Name = "zendesk", FileName = "tickets.json", Kind = "ticket", Writer = ZendeskExports.Lines, Tells = ZendeskExports.Tells, Happens = ZendeskExports.Happens },
        new() { System = "zendesk", Name = "zendesk-incremental", FileName = "incremental-tickets.json", Kind = "ticket", Writer = ZendeskExports.Incremental, Tells = ZendeskExports.Tells, Happens = ZendeskExports.Happens },
        new() { System = "zendesk", Name = "zendesk-view", FileName = "view.csv", Kind = "ticket", Writer = ZendeskExports.Csv, Tells = ZendeskExports.CsvTells, Happens = ZendeskExports.Happens },
        new() { System = "zendesk", Name = "zendesk-xml", FileName = "tickets.xml", Kind = "ticket", Writer = ZendeskXmlExport.Write, Tells = ZendeskXmlExport.Tells, Happens = ZendeskExports.Happens },
    ];
}
