export interface paths {
    "/payload/pageable/pagesize/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PageSize_listWithPageSize"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/pageable/pagesize/without-continuation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PageSize_listWithoutContinuation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/pageable/server-driven-pagination/continuationtoken/request-header-nested-response-body": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContinuationToken_requestHeaderNestedResponseBody"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/pageable/server-driven-pagination/continuationtoken/request-header-response-body": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContinuationToken_requestHeaderResponseBody"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/pageable/server-driven-pagination/continuationtoken/request-header-response-header": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContinuationToken_requestHeaderResponseHeader"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/pageable/server-driven-pagination/continuationtoken/request-query-nested-response-body": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContinuationToken_requestQueryNestedResponseBody"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/pageable/server-driven-pagination/continuationtoken/request-query-response-body": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContinuationToken_requestQueryResponseBody"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/pageable/server-driven-pagination/continuationtoken/request-query-response-header": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContinuationToken_requestQueryResponseHeader"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/pageable/server-driven-pagination/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ServerDrivenPagination_link"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/pageable/server-driven-pagination/link-string": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ServerDrivenPagination_linkString"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/pageable/server-driven-pagination/link/initial-post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AlternateInitialVerb_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/pageable/server-driven-pagination/nested-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ServerDrivenPagination_nestedLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/pageable/xml/list-with-continuation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["XmlPagination_listWithContinuation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/pageable/xml/list-with-next-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["XmlPagination_listWithNextLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Pet: {
            id: string;
            name: string;
        };
        "ServerDrivenPagination.AlternateInitialVerb.Filter": {
            filter: string;
        };
        /** @description An XML pet item. */
        XmlPet: {
            id: string;
            name: string;
        };
        /** @description The XML response for listing pets. */
        XmlPetListResult: {
            pets: components["schemas"]["XmlPet"][];
            nextMarker?: string;
        };
        /** @description The XML response for listing pets with next link. */
        XmlPetListResultWithNextLink: {
            pets: components["schemas"]["XmlPet"][];
            /** Format: uri */
            nextLink?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    PageSize_listWithPageSize: {
        parameters: {
            query?: {
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pets: components["schemas"]["Pet"][];
                    };
                };
            };
        };
    };
    PageSize_listWithoutContinuation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pets: components["schemas"]["Pet"][];
                    };
                };
            };
        };
    };
    ContinuationToken_requestHeaderNestedResponseBody: {
        parameters: {
            query?: {
                bar?: string;
            };
            header?: {
                token?: string;
                foo?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nestedItems: {
                            pets: components["schemas"]["Pet"][];
                        };
                        nestedNext?: {
                            nextToken?: string;
                        };
                    };
                };
            };
        };
    };
    ContinuationToken_requestHeaderResponseBody: {
        parameters: {
            query?: {
                bar?: string;
            };
            header?: {
                token?: string;
                foo?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pets: components["schemas"]["Pet"][];
                        nextToken?: string;
                    };
                };
            };
        };
    };
    ContinuationToken_requestHeaderResponseHeader: {
        parameters: {
            query?: {
                bar?: string;
            };
            header?: {
                token?: string;
                foo?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    "next-token"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pets: components["schemas"]["Pet"][];
                    };
                };
            };
        };
    };
    ContinuationToken_requestQueryNestedResponseBody: {
        parameters: {
            query?: {
                token?: string;
                bar?: string;
            };
            header?: {
                foo?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nestedItems: {
                            pets: components["schemas"]["Pet"][];
                        };
                        nestedNext?: {
                            nextToken?: string;
                        };
                    };
                };
            };
        };
    };
    ContinuationToken_requestQueryResponseBody: {
        parameters: {
            query?: {
                token?: string;
                bar?: string;
            };
            header?: {
                foo?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pets: components["schemas"]["Pet"][];
                        nextToken?: string;
                    };
                };
            };
        };
    };
    ContinuationToken_requestQueryResponseHeader: {
        parameters: {
            query?: {
                token?: string;
                bar?: string;
            };
            header?: {
                foo?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    "next-token"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pets: components["schemas"]["Pet"][];
                    };
                };
            };
        };
    };
    ServerDrivenPagination_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pets: components["schemas"]["Pet"][];
                        /** Format: uri */
                        next?: string;
                    };
                };
            };
        };
    };
    ServerDrivenPagination_linkString: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pets: components["schemas"]["Pet"][];
                        next?: string;
                    };
                };
            };
        };
    };
    AlternateInitialVerb_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerDrivenPagination.AlternateInitialVerb.Filter"];
            };
        };
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pets: components["schemas"]["Pet"][];
                        /** Format: uri */
                        next?: string;
                    };
                };
            };
        };
    };
    ServerDrivenPagination_nestedLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nestedItems: {
                            pets: components["schemas"]["Pet"][];
                        };
                        nestedNext: {
                            /** Format: uri */
                            next?: string;
                        };
                    };
                };
            };
        };
    };
    XmlPagination_listWithContinuation: {
        parameters: {
            query?: {
                marker?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["XmlPetListResult"];
                };
            };
        };
    };
    XmlPagination_listWithNextLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request has succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["XmlPetListResultWithNextLink"];
                };
            };
        };
    };
}
