export interface paths {
    "/payload/xml/error": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["XmlErrorValue_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithArrayOfModel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithArrayOfModelValue_get"];
        put: operations["ModelWithArrayOfModelValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithAttributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithAttributesValue_get"];
        put: operations["ModelWithAttributesValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithDatetime": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithDatetimeValue_get"];
        put: operations["ModelWithDatetimeValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithDictionary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithDictionaryValue_get"];
        put: operations["ModelWithDictionaryValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithEmptyArray": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithEmptyArrayValue_get"];
        put: operations["ModelWithEmptyArrayValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithEncodedNames": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithEncodedNamesValue_get"];
        put: operations["ModelWithEncodedNamesValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithEnum": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithEnumValue_get"];
        put: operations["ModelWithEnumValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithNamespace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithNamespaceValue_get"];
        put: operations["ModelWithNamespaceValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithNamespaceOnProperties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithNamespaceOnPropertiesValue_get"];
        put: operations["ModelWithNamespaceOnPropertiesValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithNestedModel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithNestedModelValue_get"];
        put: operations["ModelWithNestedModelValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithOptionalField": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithOptionalFieldValue_get"];
        put: operations["ModelWithOptionalFieldValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithRenamedArrays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithRenamedArraysValue_get"];
        put: operations["ModelWithRenamedArraysValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithRenamedAttribute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithRenamedAttributeValue_get"];
        put: operations["ModelWithRenamedAttributeValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithRenamedFields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithRenamedFieldsValue_get"];
        put: operations["ModelWithRenamedFieldsValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithRenamedNestedModel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithRenamedNestedModelValue_get"];
        put: operations["ModelWithRenamedNestedModelValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithRenamedProperty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithRenamedPropertyValue_get"];
        put: operations["ModelWithRenamedPropertyValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithRenamedUnwrappedModelArray": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithRenamedUnwrappedModelArrayValue_get"];
        put: operations["ModelWithRenamedUnwrappedModelArrayValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithRenamedWrappedAndItemModelArray": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithRenamedWrappedAndItemModelArrayValue_get"];
        put: operations["ModelWithRenamedWrappedAndItemModelArrayValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithRenamedWrappedModelArray": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithRenamedWrappedModelArrayValue_get"];
        put: operations["ModelWithRenamedWrappedModelArrayValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithSimpleArrays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithSimpleArraysValue_get"];
        put: operations["ModelWithSimpleArraysValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithText": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithTextValue_get"];
        put: operations["ModelWithTextValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithUnwrappedArray": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithUnwrappedArrayValue_get"];
        put: operations["ModelWithUnwrappedArrayValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithUnwrappedModelArray": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithUnwrappedModelArrayValue_get"];
        put: operations["ModelWithUnwrappedModelArrayValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/modelWithWrappedPrimitiveCustomItemNames": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelWithWrappedPrimitiveCustomItemNamesValue_get"];
        put: operations["ModelWithWrappedPrimitiveCustomItemNamesValue_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payload/xml/simpleModel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SimpleModelValue_get"];
        put: operations["SimpleModelValue_put"];
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
        /** @description Author model with a custom XML name. */
        Author: {
            name: string;
        };
        /** @description Book model with a custom XML name. */
        Book: {
            title: string;
        };
        /** @description §4.1 — Contains an array of models. */
        ModelWithArrayOfModel: {
            items: components["schemas"]["SimpleModel"][];
        };
        /** @description §5.1 — Contains fields that are XML attributes. */
        ModelWithAttributes: {
            /** Format: int32 */
            id1: number;
            id2: string;
            enabled: boolean;
        };
        /** @description Contains datetime properties with different encodings. */
        ModelWithDatetime: {
            /**
             * Format: date-time
             * @description DateTime value with rfc3339 encoding.
             */
            rfc3339: string;
            /**
             * Format: http-date
             * @description DateTime value with rfc7231 encoding.
             */
            rfc7231: string;
        };
        /** @description Contains a dictionary of key value pairs. */
        ModelWithDictionary: {
            metadata: {
                [key: string]: string;
            };
        };
        /** @description Contains an array of models that's supposed to be sent/received as an empty XML element. */
        ModelWithEmptyArray: {
            items: components["schemas"]["SimpleModel"][];
        };
        /** @description Uses encodedName instead of Xml.Name which is functionally equivalent. */
        ModelWithEncodedNames: {
            modelData: components["schemas"]["SimpleModel"];
            colors: string[];
        };
        /** @description Contains a single property with an enum value. */
        ModelWithEnum: {
            status: components["schemas"]["Status"];
        };
        /** @description §6.1, §7.1 — Contains fields with XML namespace on the model. */
        ModelWithNamespace: {
            /** Format: int32 */
            id: number;
            title: string;
        };
        /** @description §6.2, §7.2 — Contains fields with different XML namespaces on individual properties. */
        ModelWithNamespaceOnProperties: {
            /** Format: int32 */
            id: number;
            title: string;
            author: string;
        };
        /** @description §2.1 — Contains a property that references another model. */
        ModelWithNestedModel: {
            nested: components["schemas"]["SimpleModel"];
        };
        /** @description Contains an optional field. */
        ModelWithOptionalField: {
            item: string;
            /** Format: int32 */
            value?: number;
        };
        /** @description §3.3, §3.4 — Contains fields of wrapped and unwrapped arrays of primitive types that have different XML representations. */
        ModelWithRenamedArrays: {
            colors: string[];
            counts: number[];
        };
        /** @description §5.2 — Contains a renamed XML attribute. */
        ModelWithRenamedAttribute: {
            /** Format: int32 */
            id: number;
            title: string;
            author: string;
        };
        /** @description §1.3, §2.3 — Contains fields of the same type that have different XML representation. */
        ModelWithRenamedFields: {
            inputData: components["schemas"]["SimpleModel"];
            outputData: components["schemas"]["SimpleModel"];
        };
        /** @description §2.2 — Contains a property whose type has */
        ModelWithRenamedNestedModel: {
            author: components["schemas"]["Author"];
        };
        /** @description §1.2 — Contains a scalar property with a custom XML name. */
        ModelWithRenamedProperty: {
            title: string;
            author: string;
        };
        /** @description §4.4 — Contains an unwrapped array of models with a custom item name. */
        ModelWithRenamedUnwrappedModelArray: {
            items: components["schemas"]["SimpleModel"][];
        };
        /** @description §4.5 — Contains a wrapped array of models with custom wrapper and item names. */
        ModelWithRenamedWrappedAndItemModelArray: {
            books: components["schemas"]["Book"][];
        };
        /** @description §4.3 — Contains a wrapped array of models with a custom wrapper name. */
        ModelWithRenamedWrappedModelArray: {
            items: components["schemas"]["SimpleModel"][];
        };
        /** @description §3.1 — Contains fields of arrays of primitive types. */
        ModelWithSimpleArrays: {
            colors: string[];
            counts: number[];
        };
        /** @description §8.1 — Contains an attribute and text. */
        ModelWithText: {
            language: string;
            content: string;
        };
        /** @description §3.2 — Contains fields of wrapped and unwrapped arrays of primitive types. */
        ModelWithUnwrappedArray: {
            colors: string[];
            counts: number[];
        };
        /** @description §4.2 — Contains an unwrapped array of models. */
        ModelWithUnwrappedModelArray: {
            items: components["schemas"]["SimpleModel"][];
        };
        /** @description §3.5 — Contains a wrapped primitive array with custom wrapper and item names. */
        ModelWithWrappedPrimitiveCustomItemNames: {
            tags: components["schemas"]["tag"][];
        };
        /** @enum {string} */
        Namespaces: "http://example.com/schema" | "http://example.com/ns2";
        /** @description §1.1 — Contains fields of primitive types. */
        SimpleModel: {
            name: string;
            /** Format: int32 */
            age: number;
        };
        /** @description Status values for the model with enum. */
        Status: string | ("pending" | "success" | "error");
        /** @description The body of an XML error response. */
        XmlErrorBody: {
            message: string;
            /** Format: int32 */
            code: number;
        };
        /** @description Custom scalar with a custom XML item name. */
        tag: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    XmlErrorValue_get: {
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
                    "application/xml": components["schemas"]["SimpleModel"];
                };
            };
            /** @description An error response body in XML format. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["XmlErrorBody"];
                };
            };
        };
    };
    ModelWithArrayOfModelValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithArrayOfModel"];
                };
            };
        };
    };
    ModelWithArrayOfModelValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithArrayOfModel"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithAttributesValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithAttributes"];
                };
            };
        };
    };
    ModelWithAttributesValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithAttributes"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithDatetimeValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithDatetime"];
                };
            };
        };
    };
    ModelWithDatetimeValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithDatetime"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithDictionaryValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithDictionary"];
                };
            };
        };
    };
    ModelWithDictionaryValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithDictionary"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithEmptyArrayValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithEmptyArray"];
                };
            };
        };
    };
    ModelWithEmptyArrayValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithEmptyArray"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithEncodedNamesValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithEncodedNames"];
                };
            };
        };
    };
    ModelWithEncodedNamesValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithEncodedNames"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithEnumValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithEnum"];
                };
            };
        };
    };
    ModelWithEnumValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithEnum"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithNamespaceValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithNamespace"];
                };
            };
        };
    };
    ModelWithNamespaceValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithNamespace"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithNamespaceOnPropertiesValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithNamespaceOnProperties"];
                };
            };
        };
    };
    ModelWithNamespaceOnPropertiesValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithNamespaceOnProperties"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithNestedModelValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithNestedModel"];
                };
            };
        };
    };
    ModelWithNestedModelValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithNestedModel"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithOptionalFieldValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithOptionalField"];
                };
            };
        };
    };
    ModelWithOptionalFieldValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithOptionalField"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithRenamedArraysValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithRenamedArrays"];
                };
            };
        };
    };
    ModelWithRenamedArraysValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithRenamedArrays"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithRenamedAttributeValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithRenamedAttribute"];
                };
            };
        };
    };
    ModelWithRenamedAttributeValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithRenamedAttribute"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithRenamedFieldsValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithRenamedFields"];
                };
            };
        };
    };
    ModelWithRenamedFieldsValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithRenamedFields"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithRenamedNestedModelValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithRenamedNestedModel"];
                };
            };
        };
    };
    ModelWithRenamedNestedModelValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithRenamedNestedModel"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithRenamedPropertyValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithRenamedProperty"];
                };
            };
        };
    };
    ModelWithRenamedPropertyValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithRenamedProperty"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithRenamedUnwrappedModelArrayValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithRenamedUnwrappedModelArray"];
                };
            };
        };
    };
    ModelWithRenamedUnwrappedModelArrayValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithRenamedUnwrappedModelArray"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithRenamedWrappedAndItemModelArrayValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithRenamedWrappedAndItemModelArray"];
                };
            };
        };
    };
    ModelWithRenamedWrappedAndItemModelArrayValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithRenamedWrappedAndItemModelArray"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithRenamedWrappedModelArrayValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithRenamedWrappedModelArray"];
                };
            };
        };
    };
    ModelWithRenamedWrappedModelArrayValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithRenamedWrappedModelArray"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithSimpleArraysValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithSimpleArrays"];
                };
            };
        };
    };
    ModelWithSimpleArraysValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithSimpleArrays"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithTextValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithText"];
                };
            };
        };
    };
    ModelWithTextValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithText"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithUnwrappedArrayValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithUnwrappedArray"];
                };
            };
        };
    };
    ModelWithUnwrappedArrayValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithUnwrappedArray"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithUnwrappedModelArrayValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithUnwrappedModelArray"];
                };
            };
        };
    };
    ModelWithUnwrappedModelArrayValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithUnwrappedModelArray"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ModelWithWrappedPrimitiveCustomItemNamesValue_get: {
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
                    "application/xml": components["schemas"]["ModelWithWrappedPrimitiveCustomItemNames"];
                };
            };
        };
    };
    ModelWithWrappedPrimitiveCustomItemNamesValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["ModelWithWrappedPrimitiveCustomItemNames"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SimpleModelValue_get: {
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
                    "application/xml": components["schemas"]["SimpleModel"];
                };
            };
        };
    };
    SimpleModelValue_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": components["schemas"]["SimpleModel"];
            };
        };
        responses: {
            /** @description There is no content to send for this request, but the headers may be useful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
